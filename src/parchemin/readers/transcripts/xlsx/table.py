"""The used cells of a sheet as a table."""

from bisect import bisect_left, bisect_right

from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.xlsx.sheet import Cells, letters
from parchemin.readers.transcripts.xlsx.workbook import Sheet

Position = tuple[int, int]
"""A row and a column of the sheet, from 1."""


def table_of(sheet: Sheet, cells: Cells, room: Room) -> Boxes:
    """The used cells as a table, without the rows and the columns that hold nothing."""
    rows = sorted({row for row, _ in cells.lines})
    columns = sorted({column for _, column in cells.lines})
    room.cells(len(rows) * len(columns))
    extents: dict[Position, tuple[int, int]] = {}
    covered: set[Position] = set()
    for each in cells.merged:
        down = rows[bisect_left(rows, each.top) : bisect_right(rows, each.bottom)]
        across = columns[bisect_left(columns, each.left) : bisect_right(columns, each.right)]
        if (each.top, each.left) in cells.lines:
            room.cells(len(down) * len(across))
            extents[each.top, each.left] = len(down), len(across)
            covered.update((row, column) for row in down for column in across)
    covered -= set(extents)
    return [
        [_box(sheet, cells, (row, column), extents, covered) for column in columns] for row in rows
    ]


def _box(
    sheet: Sheet,
    cells: Cells,
    position: Position,
    extents: dict[Position, tuple[int, int]],
    covered: set[Position],
) -> Box | None:
    if position in covered:
        return None
    down, across = extents.get(position, (1, 1))
    row, column = position
    place = f"feuille « {sheet.name} », cellule {letters(column)}{row}"
    lines = cells.lines.get(position, ())
    return Box([Words(text, bold=bold) for text, bold in lines], down, across, place)
