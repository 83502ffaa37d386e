"""Cells of the tables of a fiche page: kept by bars in one rendering, lost in the other."""

import re

from parchemin.readers.source_text import Piece

BAR = re.compile(r"\|")
_RULE = re.compile(r"[\s|:-]*")


def rows_of(lines: list[Piece]) -> list[Piece]:
    """The lines of a table without its rule nor its lone bars, and without the bars at the ends."""
    rows = (line.trim(" \t|\u00a0") for line in lines if not _RULE.fullmatch(line.text))
    return [row for row in rows if row.end > row.start]


def is_empty(text: str) -> bool:
    """An empty cell: nothing, or the dash that the register prints."""
    return text.strip() in {"", "-", "–", "—"}


def cells_of(row: Piece) -> list[Piece]:
    """Every cell of a row, the empty ones too."""
    cells: list[Piece] = []
    start = 0
    for bar in BAR.finditer(row.text):
        cells.append(row.part(start, bar.start()).trim())
        start = bar.end()
    return [*cells, row.part(start).trim()]
