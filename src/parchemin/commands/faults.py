"""Diagnostics on the error output, the way a compiler says them."""

import sys
from collections.abc import Iterable

from parchemin.readers.diagnostics import Diagnostic


def print_diagnostics(diagnostics: Iterable[Diagnostic], name: str) -> None:
    """One block for each: place, what was found, what was expected, what to do."""
    for item in diagnostics:
        print(
            f"{name}, {item.place.sentence} : {item.severity.value} : {item.found}\n"
            f"    attendu : {item.expected}\n"
            f"    {item.advice}",
            file=sys.stderr,
        )


def print_in_text(diagnostics: Iterable[Diagnostic], name: str, text: str) -> None:
    """The same with file:line:column and the line itself, which an editor knows how to open."""
    lines = text.splitlines()
    for item in diagnostics:
        shown = "".join(f"{line}\n" for line in _quoted(item, lines))
        print(
            f"{name}{_address(item)}: {item.severity.value} : {item.found} [{item.code}]\n"
            f"{shown}"
            f"    attendu : {item.expected}\n"
            f"    {item.advice}",
            file=sys.stderr,
        )


def _address(item: Diagnostic) -> str:
    place = item.place
    steps = [number for number in (place.line, place.column) if number]
    return "".join(f":{number}" for number in steps) if steps else f", {place.sentence} "


def _quoted(item: Diagnostic, lines: list[str]) -> list[str]:
    """The line of the fault with a mark beneath its column."""
    line, column = item.place.line, item.place.column
    if line is None or column is None or line > len(lines):
        return []
    margin = " " * len(f"{line}")
    return [
        f"    {line} | {lines[line - 1]}",
        f"    {margin} | {' ' * (column - 1)}^",
    ]
