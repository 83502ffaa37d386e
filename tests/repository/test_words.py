"""What the repository must not say, and where it must say it."""

import re
from pathlib import Path

import pytest

from tests.repository.sources import PACKAGE, files, place

HOME = "/" + "root/"
WORKSHOP = "/" + "work/"
MACHINE = re.compile(
    rf"(?<![\w.-])({re.escape(HOME)}|{re.escape(WORKSHOP)}|/{'home'}/\w+/|/{'Users'}/\w+/)"
)
DEBUG = re.compile(r"\b(breakpoint\(|pdb\.set_trace|console\.log\()")
PENDING = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")


def found(pattern: re.Pattern[str], path: Path) -> list[str]:
    """Each place of a file where a pattern stands."""
    text = path.read_text("utf-8")
    return [
        f"{place(path)}:{number}"
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "line", [HOME + "x", "dans " + WORKSHOP + "essai", "/" + "home/marie/x", "/" + "Users/luc/x"]
)
def test_a_path_of_a_machine_is_seen(line: str) -> None:
    """Each usual place of a person's files is recognised."""
    assert MACHINE.search(line)


def test_no_path_of_a_machine() -> None:
    """No file speaks of a folder that exists on one machine only."""
    assert not [where for path in files() for where in found(MACHINE, path)]


def test_nothing_left_for_later() -> None:
    """No file of the program keeps a reminder or a debugging line: an issue says it better."""
    own = [path for path in files() if path.is_relative_to(PACKAGE)]
    assert not [where for path in own for where in found(PENDING, path) + found(DEBUG, path)]


def test_no_file_carries_a_version_in_its_name() -> None:
    """A name such as deliberation2 or new_reader hides which one is the right one."""
    versioned = re.compile(r"(_v\d+|_new|_old|_final|_bis|_copy)$")
    assert not [place(path) for path in files() if versioned.search(path.stem)]
