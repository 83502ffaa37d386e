"""An Excel workbook (XLSX, XLSM) as one text: its sheets in order, each a table."""

from collections.abc import Iterator

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.bounded import Room, compose_bounded
from parchemin.readers.transcripts.composing import Boxes
from parchemin.readers.transcripts.package import Package
from parchemin.readers.transcripts.remarks import Remarks
from parchemin.readers.transcripts.transcript import Transcript
from parchemin.readers.transcripts.xlsx import remarks
from parchemin.readers.transcripts.xlsx.sheet import read_cells
from parchemin.readers.transcripts.xlsx.table import table_of
from parchemin.readers.transcripts.xlsx.workbook import Workbook


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
            yield table_of(sheet, cells, room)
    if len(read) > 1:
        for place in read:
            said.add(remarks.SHEETS, place)
