"""Each dependency is there for a reason, and exactly the one that was locked."""

import re
import tomllib

import pytest

from tests.repository.sources import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
TABLES = tomllib.loads(PYPROJECT)
EXTRAS = TABLES["project"]["optional-dependencies"]
GROUPS = TABLES["dependency-groups"]
BASE = [*TABLES["project"]["dependencies"], *GROUPS["construction"]]
LOCKS = {
    "requirements.lock": [*BASE, *EXTRAS["office"]],
    "requirements-dev.lock": [*BASE, *EXTRAS["office"], *EXTRAS["dev"]],
    "requirements-coeur.lock": [*BASE, *GROUPS["coeur"]],
}
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
CORE_LIMIT, OFFICE_LIMIT = 12, 27


def name_of(requirement: str) -> str:
    """The normalised name of a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def pins(lock: str) -> dict[str, str]:
    """Names and versions of a lock file."""
    return dict(PINNED.findall((ROOT / lock).read_text("utf-8")))


def declared_lines() -> list[str]:
    """The lines of pyproject.toml that declare a dependency."""
    start = PYPROJECT.index("\ndependencies = [")
    end = PYPROJECT.index("[project.scripts]")
    groups = PYPROJECT[PYPROJECT.index("[dependency-groups]") :]
    listed = PYPROJECT[start:end] + groups.partition("\n[")[2].partition("\n[")[0]
    return [line for line in listed.splitlines() if line.startswith('  "')]


def test_every_dependency_has_its_reason_beside_it() -> None:
    """A line that declares a dependency ends with a comment that says why."""
    lines = declared_lines()
    assert len(lines) > len(EXTRAS["office"])
    assert not [line for line in lines if not re.search(r'",?\s+# \S.{8,}$', line)]


def test_dependencies_stay_few() -> None:
    """About a dozen for the core, about twenty-five with the office."""
    core = TABLES["project"]["dependencies"]
    assert len(core) <= CORE_LIMIT
    assert len(core) + len(EXTRAS["office"]) <= OFFICE_LIMIT


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_direct_dependency(lock: str) -> None:
    """What pyproject.toml asks for is in the lock, with an exact version."""
    assert not {name_of(requirement) for requirement in LOCKS[lock]} - set(pins(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    """No line of a lock could be satisfied by another file than the one that was locked."""
    blocks = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text("utf-8").strip())
    assert len(blocks) == len(pins(lock))
    assert not [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(lock: str) -> None:
    """A lock says what, never from where: no address, no folder, no option."""
    text = (ROOT / lock).read_text("utf-8")
    assert not re.findall(r"://|^-|^/| @ |#egg", text, re.MULTILINE)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-coeur.lock"])
def test_locks_agree(lock: str) -> None:
    """What is served and what is tested have the same versions."""
    assert pins(lock).items() <= pins("requirements-dev.lock").items()


def test_the_core_is_tested_without_django() -> None:
    """The lock of the core holds neither Django nor anything built on it."""
    assert not [name for name in pins("requirements-coeur.lock") if "django" in name]
