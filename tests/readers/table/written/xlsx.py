"""A body as a workbook: one sheet, paragraphs in rows merged over the width of the tables."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from parchemin.readers.transcripts.composing import Box, Words
from tests.readers.table.layout import Body


def as_xlsx(body: Body) -> bytes:
    """The bytes of the workbook."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    width = max(len(part[0]) for part in body if not isinstance(part, Words))
    row = 1
    for part in body:
        rows = [[Box([part], columns=width)]] if isinstance(part, Words) else part
        for boxes in rows:
            for column, box in enumerate(boxes, start=1):
                if box and box.words:
                    _write(sheet, row, column, box)
            row += 1
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write(sheet: Worksheet, row: int, column: int, box: Box) -> None:
    cell = sheet.cell(row, column)
    lines = [("- " if words.item else "") + words.text for words in box.words]
    if all(words.bold or words.heading for words in box.words):
        cell.font = Font(bold=True)
    elif any(words.bold for words in box.words):
        parts = [
            TextBlock(InlineFont(b=words.bold), line)
            for words, line in zip(box.words, lines, strict=True)
        ]
        cell.value = CellRichText(*[part for each in parts for part in (each, "\n")][:-1])
        return
    cell.value = "\n".join(lines)
    if box.rows > 1 or box.columns > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + box.rows - 1,
            end_column=column + box.columns - 1,
        )
