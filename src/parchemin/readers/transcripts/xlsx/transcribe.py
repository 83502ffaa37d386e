"""An Excel workbook (XLSX, XLSM) as one text: its sheets in order, each a table."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.bounded import Room, compose_bounded
from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.package import Package
from parchemin.readers.transcripts.remarks import Remarks
from parchemin.readers.transcripts.transcript import Transcript
from parchemin.readers.transcripts.xlsx import remarks
from parchemin.readers.transcripts.xlsx.sheet import Cells, letters, read_cells
from parchemin.readers.transcripts.xlsx.workbook import Sheet, Workbook

Position = tuple[int, int]
"""A row and a column of the sheet, from 1."""


def transcribe(data: bytes, name: str, findings: Findings) -> tuple[Transcript, str]:
    """The visible sheets, and what was left out of them; raises ``UnreadableSource``."""
    package = Package.of(data, name)
    workbook = Workbook.of(package, package.main())
    said, room = Remarks(), Room(name)
    transcript = compose_bounded(_sheets(package, workbook, said, room), name)
    said.say(findings)
    return transcript, "binaire"


def _sheets(package: Package, workbook: Workbook, said: Remarks, room: Room) -> Iterator[Boxes]:
    read: list[str] = []
    for sheet in workbook.sheets:
        root = package.part(sheet.path)
        if root is None:
            continue
        cells = read_cells(root, sheet.name, workbook, Remarks() if sheet.hidden else said)
        if not cells.lines:
            continue
        if sheet.hidden:
            said.add(remarks.HIDDEN_SHEET, f"feuille « {sheet.name} »")
        else:
            read.append(f"feuille « {sheet.name} »")
            yield _table(sheet, cells, room)
    if len(read) > 1:
        for place in read:
            said.add(remarks.SHEETS, place)


def _table(sheet: Sheet, cells: Cells, room: Room) -> Boxes:
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
