"""The cells of a sheet, by row and column from 1, and how they are merged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parchemin.readers.transcripts.package import attribute, child, children, natural
from parchemin.readers.transcripts.remarks import Remarks
from parchemin.readers.transcripts.xlsx import remarks
from parchemin.readers.transcripts.xlsx.lines import Line, lines_of
from parchemin.readers.transcripts.xlsx.values import shown
from parchemin.readers.transcripts.xlsx.workbook import Workbook

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What Excel allows."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_BASE = 26


@dataclass(frozen=True)
class Range:
    """A merged cell, its edges included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Cells:
    """What a sheet holds; ``lines`` only has the cells that are not empty."""

    lines: dict[tuple[int, int], tuple[Line, ...]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)


def read_cells(root: etree._Element, name: str, workbook: Workbook, said: Remarks) -> Cells:
    """The cells of one sheet; what is hidden or computed is said."""
    cells = Cells(merged=list(_merged(root)))
    for row_number, row in _numbered_rows(root):
        found = dict(_row(row, row_number, f"feuille « {name} »", workbook, said))
        cells.lines.update({(row_number, column): lines for column, lines in found.items()})
        if found and attribute(row, "hidden") in {"1", "true"}:
            said.add(remarks.HIDDEN_ROW, f"feuille « {name} », ligne {row_number}")
    _say_hidden_columns(root, name, cells, said)
    return cells


def letters(column: int) -> str:
    """The letters of a column: 3 is C, 28 is AB."""
    written = ""
    while column:
        column, rest = divmod(column - 1, _BASE)
        written = chr(ord("A") + rest) + written
    return written


def _numbered_rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    number = 0
    for row in children(child(root, "sheetData"), "row"):
        said = natural(attribute(row, "r"))
        number = number + 1 if said is None else said
        if 0 < number <= MOST_ROWS:
            yield number, row


def _row(
    row: etree._Element, number: int, sheet: str, workbook: Workbook, said: Remarks
) -> Iterator[tuple[int, tuple[Line, ...]]]:
    column = 0
    for cell in children(row, "c"):
        place = _position(attribute(cell, "r") or "")
        column = place[1] if place else column + 1
        lines = _lines(cell, f"{sheet}, cellule {letters(column)}{number}", workbook, said)
        if column <= MOST_COLUMNS and any(text.strip() for text, _ in lines):
            yield column, lines


def _lines(cell: etree._Element, place: str, workbook: Workbook, said: Remarks) -> tuple[Line, ...]:
    kind = attribute(cell, "t") or "n"
    number = natural(attribute(cell, "s")) or 0
    value = child(cell, "v")
    text = (value.text or "") if value is not None else ""
    if child(cell, "f") is not None:
        said.add(remarks.FORMULA if text or kind == "str" else remarks.UNCOMPUTED, place)
    if kind == "inlineStr":
        inline = child(cell, "is")
        lines = lines_of(inline) if inline is not None else ()
    elif kind == "s":
        rank = natural(text)
        known = rank is not None and rank < len(workbook.texts)
        lines = workbook.texts[rank] if rank is not None and known else ()
    else:
        lines = tuple((line, False) for line in _written(text, kind, number, workbook).split("\n"))
    if kind == "e":
        said.add(remarks.FAULT, place)
    bold = workbook.bold(number)
    return tuple((line, own or bold) for line, own in lines)


def _written(text: str, kind: str, style: int, workbook: Workbook) -> str:
    if kind == "b":
        return "VRAI" if text == "1" else "FAUX"
    if kind == "n" and text:
        return shown(text, workbook.format(style), since_1904=workbook.since_1904)
    return text


def _position(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * _BASE + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _merged(root: etree._Element) -> Iterator[Range]:
    for each in children(child(root, "mergeCells"), "mergeCell"):
        first, _, last = (attribute(each, "ref") or "").partition(":")
        start, end = _position(first), _position(last)
        if start and end:
            yield Range(*start, *end)


def _say_hidden_columns(root: etree._Element, name: str, cells: Cells, said: Remarks) -> None:
    used = {column for _, column in cells.lines}
    for each in children(child(root, "cols"), "col"):
        if attribute(each, "hidden") in {"1", "true"}:
            first, last = natural(attribute(each, "min")), natural(attribute(each, "max"))
            for column in sorted(used & set(range(first or 0, min(last or 0, MOST_COLUMNS) + 1))):
                place = f"feuille « {name} », colonne {letters(column)}"
                said.add(remarks.HIDDEN_COLUMN, place)
