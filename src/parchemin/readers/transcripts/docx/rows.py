"""The rows of a Word table and the cells merged in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.docx.styles import value_of
from parchemin.readers.transcripts.package import attribute, child, local, natural

_AROUND = {"sdt", "sdtContent", "customXml", "ins"}
_MOST_COLUMNS = 63
"""What Word allows."""

CellWords = Callable[[int, int, Any], list[Words]]
"""The paragraphs of a cell, from its row, its column (from 1) and its element."""


@dataclass(frozen=True)
class RowCell:
    """A cell, how many columns it takes, and whether it goes on from the one above."""

    element: etree._Element
    columns: int
    continues: bool


@dataclass(frozen=True)
class Row:
    """A row, the columns it leaves empty before its first cell, and how it was changed."""

    cells: tuple[RowCell, ...]
    before: int
    inserted: bool
    deleted: bool


@dataclass
class _Merged:
    words: list[Words]
    columns: int
    place: str
    rows: int = 1

    def box(self) -> Box:
        return Box(self.words, rows=self.rows, columns=self.columns, place=self.place)


def rows_of(table: etree._Element) -> Iterator[Row]:
    """The rows in order, the deleted ones too."""
    for each in _inside(table, "tr"):
        properties = child(each, "trPr")
        yield Row(
            cells=tuple(_cell(cell) for cell in _inside(each, "tc")),
            before=_count(value_of(properties, "gridBefore"), 0),
            inserted=child(properties, "ins") is not None,
            deleted=child(properties, "del") is not None,
        )


def laid_out(rows: list[Row], place: str, words: CellWords, room: Room) -> Boxes:
    """The table as a grid: every row as wide as the widest, None under a merged cell."""
    width = max((row.before + sum(cell.columns for cell in row.cells) for row in rows), default=0)
    room.cells(width * len(rows))
    grid: list[list[_Merged | None]] = []
    above: dict[int, _Merged] = {}
    for number, row in enumerate(rows, start=1):
        laid: list[_Merged | None] = [_empty(place, number, 1)] * row.before
        for cell in row.cells:
            column = len(laid) + 1
            origin = above.get(column)
            if cell.continues and origin and origin.columns == cell.columns:
                origin.rows += 1
                laid.extend([None] * cell.columns)
                continue
            begun = _empty(place, number, column)
            begun.words, begun.columns = words(number, column, cell.element), cell.columns
            laid.extend([begun, *[None] * (cell.columns - 1)])
            above[column] = begun
        laid.extend(_empty(place, number, len(laid) + 1) for _ in range(width - len(laid)))
        grid.append(laid)
    return [[each.box() if each else None for each in laid] for laid in grid]


def _empty(place: str, row: int, column: int) -> _Merged:
    return _Merged([], 1, f"{place}, ligne {row}, colonne {column}")


def _cell(cell: etree._Element) -> RowCell:
    properties = child(cell, "tcPr")
    merge = child(properties, "vMerge")
    return RowCell(
        element=cell,
        columns=max(1, _count(value_of(properties, "gridSpan"), 1)),
        continues=merge is not None and attribute(merge, "val") != "restart",
    )


def _count(text: str | None, otherwise: int) -> int:
    number = natural(text)
    return otherwise if number is None else min(number, _MOST_COLUMNS)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _AROUND:
            yield from _inside(each, name)
