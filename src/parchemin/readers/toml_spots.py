"""Where each header, key and value of a TOML text stands: line and column, both from 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""^\s*((?:[\w\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|"[^"]*"|'[^']*'))*)\s*=\s*"""
)
_FENCES = ('"""', "'" * 3)
_INSIDE = re.compile(r"""([\w\-]+|"[^"]*"|'[^']*')\s*=\s*""")
_STEP = re.compile(r""""[^"]*"|'[^']*'|[^.\s"']+""")
_TEXT = re.compile(r""""[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a text: ``column`` is where the name begins, ``value`` where its value does."""

    line: int
    column: int
    value: int


def spots_of(text: str) -> tuple[dict[Path, Spot], tuple[tuple[Path, Spot], ...]]:
    """The first spot of each path, then those of what is written a second time.

    A table ``[a]`` followed by ``[[a]]`` is written twice.

    Under a table that is written twice, its names are not told again.
    """
    found: dict[Path, Spot] = {}
    again: list[tuple[Path, Spot]] = []
    for path, spot, once in _walk(text):
        listed = once and isinstance(path[-1], int) and path[:-1] in found
        if path not in found and not listed:
            found[path] = spot
        elif once and not any(path[: len(table)] == table for table, _ in again):
            again.append((path, spot))
    return found, tuple(again)


def _walk(text: str) -> Iterator[tuple[Path, Spot, bool]]:
    """Each header, key and text of a list; values on several lines are skipped over."""
    table: Path = ()
    counts: dict[Path, int] = {}
    fence: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if fence is not None:
            fence = None if fence in line else fence
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _table(header, counts)
            start = header.start(1) + 1
            yield table, Spot(number, start, start), True
        elif key:
            path, value = (*table, *_steps(key[1])), key.end()
            yield path, Spot(number, key.start(1) + 1, value + 1), True
            yield from _items(path, line, number, value)
        fence = next((mark for mark in _FENCES if line.count(mark) % 2), None)


def _items(path: Path, line: str, number: int, start: int) -> Iterator[tuple[Path, Spot, bool]]:
    """The texts of a list, by rank, or the names of a table, written on one line."""
    if line.startswith("{", start) and line.count("{") == 1:
        for name in _INSIDE.finditer(line, start + 1):
            yield (*path, *_steps(name[1])), Spot(number, name.start(1) + 1, name.end() + 1), False
    if line.startswith("[", start) and "{" not in line[start:]:
        for rank, item in enumerate(_TEXT.finditer(line, start)):
            column = item.start() + 1
            yield (*path, rank), Spot(number, column, column), False


def _table(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a header, with the current rank after the name of each list of tables."""
    path: Path = ()
    steps = _steps(header[2])
    for rank, step in enumerate(steps):
        path = (*path, step)
        last = rank == len(steps) - 1
        if last and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _steps(name: str) -> Path:
    return tuple(step.strip("\"'") for step in _STEP.findall(name))
