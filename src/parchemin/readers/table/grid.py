"""The rows of a tabbed table, cell by cell; tags of a pasted page are set aside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.source_text import Piece, SourceText

COLUMNS = ("activity", "competency", "modality", "criteria")
_LINE = re.compile("\n")
_TAB = re.compile("\t")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")


@dataclass(frozen=True)
class Row:
    """One line of the table: the cells that hold something, by column name."""

    line: Piece
    cells: dict[str, Piece]

    def only(self, column: str) -> Piece | None:
        """The cell of that column when it is the only one of the row."""
        return self.cells.get(column) if set(self.cells) == {column} else None


def rows(source: SourceText) -> Iterator[Row]:
    """The rows that hold something."""
    for line in source.whole.split(_LINE):
        start = source.text.rfind("\n", 0, line.start) + 1
        row = _row(Piece(source, start, line.end))
        if row.cells:
            yield row


def text_parts(cell: Piece) -> list[Piece]:
    """The texts between the tags of a cell: its paragraphs."""
    return list(cell.split(_TAG))


def _row(line: Piece) -> Row:
    cells: dict[str, Piece] = {}
    start = 0
    ends = [match.start() for match in _TAB.finditer(line.text)]
    for column, end in zip(COLUMNS, [*ends, len(line.text)], strict=False):
        parts = text_parts(line.part(start, end))
        if parts:
            cells[column] = parts[0].until(parts[-1])
        start = end + 1
    return Row(line, cells)
