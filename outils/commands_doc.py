"""Write docs/commandes.md: what each command answers to --help, word for word."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec

from outils.environment import ROOT

PAGE = ROOT / "docs" / "commandes.md"
HEAD = """# Commandes

Cette page est écrite par `make docs` d'après l'aide des commandes ; un essai refuse qu'elle s'en
écarte.
"""
COMMAND_LINE = "parchemin"
OFFICE = "parchemin-bureau"
SUBCOMMANDS = re.compile(r"\{([a-zà-ÿ][\w,-]*)\}")
DJANGO_OWN = ("--version", "-v", "--settings", "--pythonpath", "--traceback", "--no-color",
              "--force-color", "--skip-checks")  # fmt: skip
"""Options that Django adds to every command of the office; they are not ours to document."""
PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb", "LANG": "C.UTF-8"}
MODULES = {COMMAND_LINE: "parchemin.cli", OFFICE: "parchemin.office"}


def help_of(command: str, *words: str) -> str:
    """What a command answers to --help; raises CalledProcessError when it does not."""
    with tempfile.TemporaryDirectory() as data:
        surroundings = {**os.environ, **PLAIN, "PARCHEMIN_DATA": data}
        answer = subprocess.run(
        [sys.executable, "-m", MODULES[command], *words, "--help"],
        env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in answer.stdout.strip().splitlines())


def without_django(text: str) -> str:
    """A help page less the options that every command of the office inherits."""
    usage, blank, rest = text.partition("\n\n")
    for option in DJANGO_OWN:
        usage = re.sub(rf"\s*\[{option}\b[^\]]*\]", "", usage)
    blocks = re.split(r"\n(?=  -)", rest)
    kept = [block for block in blocks if not block.lstrip().startswith(DJANGO_OWN)]
    return re.sub(r"\s*\n\s+", " ", usage) + blank + "\n".join(kept)


def subcommands(text: str) -> list[str]:
    """The subcommands that a help page lists, in its order."""
    found = SUBCOMMANDS.search(text)
    return found[1].split(",") if found else []


def office_commands() -> list[str]:
    """The commands that the stages of the office define."""
    folder = ROOT / "src" / "parchemin" / "office"
    files = folder.glob("*/management/commands/[!_]*.py")
    return sorted(path.stem for path in files)


def sections() -> Iterator[tuple[str, str]]:
    """Each command with its help."""
    if find_spec(MODULES[COMMAND_LINE]):
        main = help_of(COMMAND_LINE)
        yield COMMAND_LINE, main
        for name in subcommands(main):
            yield f"{COMMAND_LINE} {name}", help_of(COMMAND_LINE, name)
    for name in office_commands():
        yield f"{OFFICE} {name}", without_django(help_of(OFFICE, name))


def page() -> str:
    """The whole page."""
    blocks = [f"\n## {title}\n\n```text\n{text}\n```\n" for title, text in sections()]
    return HEAD + "".join(blocks)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} est à jour.")


if __name__ == "__main__":
    main()
