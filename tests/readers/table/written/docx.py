"""A body as a Word document: styles for titles and lists, merged cells."""

from io import BytesIO
from typing import Any

import docx

from parchemin.readers.transcripts.composing import Boxes, Words
from tests.readers.table.layout import Body


def as_docx(body: Body) -> bytes:
    """The bytes of the document."""
    document = docx.Document()
    for part in body:
        if isinstance(part, Words):
            _paragraph(document, part)
        else:
            _table(document, part)
            document.add_paragraph()
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraph(into: Any, words: Words) -> None:
    style = "List Bullet" if words.item else f"Heading {words.heading}" if words.heading else None
    paragraph = into.add_paragraph(style=style)
    paragraph.add_run(words.text).bold = words.bold or None


def _table(document: Any, boxes: Boxes) -> None:
    table = document.add_table(len(boxes), len(boxes[0]), style="Table Grid")
    for rank, row in enumerate(boxes):
        for column, box in enumerate(row):
            if box is None:
                continue
            cell = table.cell(rank, column)
            if box.rows > 1 or box.columns > 1:
                cell = cell.merge(table.cell(rank + box.rows - 1, column + box.columns - 1))
            for empty in list(cell.paragraphs):
                empty._element.getparent().remove(empty._element)
            for words in box.words or [Words("")]:
                _paragraph(cell, words)
