"""A Word table laid out: every row as wide as the widest, its merged cells in their place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.docx.rows import Row

CellWords = Callable[[int, int, Any], list[Words]]
"""The paragraphs of a cell, from its row, its column (from 1) and its element."""


@dataclass
class _Merged:
    words: list[Words]
    columns: int
    place: str
    top: int
    rows: int = 1

    def reaches(self, row: int) -> bool:
        """Whether it ends just above that row."""
        return self.top + self.rows == row

    def box(self) -> Box:
        return Box(self.words, rows=self.rows, columns=self.columns, place=self.place)


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
            goes_on = origin and origin.columns == cell.columns and origin.reaches(number)
            if cell.continues and origin and goes_on:
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
    return _Merged([], 1, f"{place}, ligne {row}, colonne {column}", row)
