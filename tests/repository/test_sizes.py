"""Files and functions stay small enough to be read in one go."""

import math
import statistics
from pathlib import Path

from tests.repository.sources import PACKAGE, ROOT, files, functions, lines, place, python_files

LONGEST_FILE = 400
MEDIAN_FILE = 70
NEARLY_ALL_FUNCTIONS = 25
TESTS_PER_CODE = 0.9  # le plancher d'aujourd'hui ; la maison vise 1,2, il ne fait que monter
DATA = (".json", ".csv", ".txt", ".lock")
BORROWED = ("LICENSE",)
DRAWERS = {"utils", "util", "core", "helpers", "helper", "misc", "common", "mixins", "tools"}


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    """A file over four hundred lines must be cut, data apart."""
    long = {
        place(path): lines(path)
        for path in files()
        if path.suffix not in DATA and path.name not in BORROWED and lines(path) > LONGEST_FILE
    }
    assert not long, f"à couper : {long}"


def test_half_of_the_files_are_short() -> None:
    """The median source file has seventy lines or fewer."""
    sizes = [lines(path) for path in python_files(PACKAGE)]
    assert statistics.median(sizes) <= MEDIAN_FILE


def test_nearly_all_functions_fit_in_twenty_five_lines() -> None:
    """Ninety-five functions out of a hundred have at most twenty-five lines."""
    sizes = sorted(
        (function.end_lineno or 0) - function.lineno + 1
        for path in python_files(PACKAGE)
        for function in functions(path)
    )
    assert sizes[math.ceil(0.95 * len(sizes)) - 1] <= NEARLY_ALL_FUNCTIONS


def test_the_weight_of_the_tests_never_falls() -> None:
    """Tests, typical cases and written expectations weigh what they weighed, against the code.

    Migrations are left out: Django writes them.
    """
    written = (path for path in python_files(PACKAGE) if "migrations" not in path.parts)
    code = sum(lines(path) for path in written)
    tests = sum(lines(path) for path in python_files(ROOT / "tests"))
    cases = sum(lines(path) for path in expectations())
    assert (tests + cases) / code >= TESTS_PER_CODE, f"{tests} + {cases} lignes pour {code}"


def expectations() -> list[Path]:
    """The typical cases, and beside each sample the file that says what it must give."""
    samples = ROOT / "tests" / "samples"
    return [
        *(ROOT / "tests" / "cases").rglob("*.toml"),
        *samples.rglob("*.toml"),
        *samples.rglob("*.attendu"),
        *(samples / "tableaux").rglob("*.txt"),
    ]


def test_no_drawer() -> None:
    """No module or folder is named after the fact that it holds this and that."""
    modules = python_files(ROOT)
    named = {part for path in modules for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert not named & DRAWERS
