"""Check everything, step after step, and close with one plain line: « N passed, N failed ».

A step that fails does not hide the next ones. Names of steps may be given to run only those.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from outils.environment import ROOT

BUILD = ROOT / "build" / "essais"
TOOLS = Path(sys.executable).parent
CORE_VENV = ROOT / ".venv-coeur"
CORE_TESTS = ("domain", "readers", "writers", "commands", "examples", "cases")


@dataclass(frozen=True)
class Count:
    """Tests passed, failed and skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )


@dataclass(frozen=True)
class Step:
    """One check: its name on the command line, what it proves, how it counts itself."""

    name: str
    title: str
    run: Callable[[], Count]


def call(*command: str | Path, **environment: str) -> int:
    """Run a command from the root and return its exit status."""
    surroundings = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


def tool(*command: str) -> Callable[[], Count]:
    """A check made by a tool that answers yes or no: it counts as one."""

    def run() -> Count:
        failed = call(TOOLS / command[0], *command[1:])
        return Count(failed=1) if failed else Count(passed=1)

    return run


def read_report(report: Path, status: int) -> Count:
    """Count from pytest's report; a run that broke before or after its tests counts one failure."""
    if not report.exists():
        return Count(failed=1)
    suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 (le nôtre)
    total, failures, errors, skipped = (
        sum(int(suite.get(key, "0")) for suite in suites)
        for key in ("tests", "failures", "errors", "skipped")
    )
    failed = failures + errors
    if status and not failed:
        failed = 1
    return Count(passed=max(total - failures - errors - skipped, 0), failed=failed, skipped=skipped)


def suite(name: str, *arguments: str, python: Path | None = None) -> Callable[[], Count]:
    """A run of pytest."""

    def run() -> Count:
        report = BUILD / f"{name}.xml"
        report.unlink(missing_ok=True)
        interpreter = python or Path(sys.executable)
        status = call(
            interpreter, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            f"--junitxml={report}", *arguments,
        )  # fmt: skip
        return read_report(report, status)

    return run


def journeys() -> Count:
    """The journeys, once a browser is there."""
    if call(sys.executable, "-m", "outils.chromium"):
        return Count(failed=1)
    return suite("parcours", "-m", "journey", "--moteur=sqlite")()


def core_alone() -> Count:
    """The core's tests in an environment where Django was never installed."""
    environment = [sys.executable, "outils/environment.py", "--lock", "requirements-coeur.lock"]
    if call(*environment, "--venv", CORE_VENV.name):
        return Count(failed=1)
    folders = [f"tests/{name}" for name in CORE_TESTS if (ROOT / "tests" / name).is_dir()]
    python = CORE_VENV / "bin" / "python"
    if not folders:
        print(f"Aucun essai du cœur ; attendu : tests/{', tests/'.join(CORE_TESTS)}.")
        return Count(failed=1)
    if call(python, "-c", "import importlib.util as u; assert not u.find_spec('django')"):
        return Count(failed=1)
    return suite("coeur", "-n", "2", *folders, python=python)()


NO_BROWSER = ("-n", "2", "-m", "not journey")
WITHOUT_THE_CORE = tuple(f"--ignore=tests/{name}" for name in CORE_TESTS)
"""The core's tests know no database (they run where Django is not installed): once is enough."""
ONE_ENGINE_IS_ENOUGH = (
    "--ignore=tests/repository",
    "--ignore=tests/outils",
    "--ignore=tests/bench",
)

STEPS = (
    Step("style", "Style (ruff)", tool("ruff", "check", "--output-format=concise", ".")),
    Step("forme", "Mise en forme (ruff)", tool("ruff", "format", "--check", "--quiet", ".")),
    Step("types", "Types (mypy)", tool("mypy")),
    Step(
        "imports",
        "Contrats d'import (import-linter)",
        tool("lint-imports", "--no-cache", "--no-logo"),
    ),
    Step(
        "sqlite",
        "Suite sur SQLite",
        suite("sqlite", *NO_BROWSER, "--moteur=sqlite", *WITHOUT_THE_CORE),
    ),
    Step(
        "postgresql",
        "Suite sur PostgreSQL",
        suite(
            "postgresql",
            *NO_BROWSER,
            "--moteur=postgresql",
            *WITHOUT_THE_CORE,
            *ONE_ENGINE_IS_ENOUGH,
        ),
    ),
    Step("parcours", "Parcours dans Chromium", journeys),
    Step("coeur", "Cœur et ligne de commande, sans Django", core_alone),
)


def chosen(names: list[str]) -> list[Step]:
    """The steps to run; stops with the list of names when one is unknown."""
    known = [step.name for step in STEPS]
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.exit(f"Étape inconnue : {', '.join(unknown)}. Étapes connues : {', '.join(known)}.")
    return [step for step in STEPS if not names or step.name in names]


def main() -> None:
    """Run the steps and close with the count; the exit status is 1 when anything failed."""
    BUILD.mkdir(parents=True, exist_ok=True)
    total = Count()
    lines = []
    for step in chosen(sys.argv[1:]):
        print(f"\n── {step.title}", flush=True)
        started = time.monotonic()
        count = step.run()
        total += count
        verdict = "ÉCHEC" if count.failed else "bien"
        seconds = time.monotonic() - started
        lines.append(f"  {verdict:<6}{step.title:<42}{count.passed:>5} réussis  {seconds:>4.0f} s")
    print("\n── Résumé", *lines, "", sep="\n")
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"{total.passed} passed, {total.failed} failed{skipped}", flush=True)
    sys.exit(1 if total.failed else 0)


if __name__ == "__main__":
    main()
