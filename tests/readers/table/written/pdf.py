"""A body as a PDF, its tables ruled, laid out by Typst."""

import json
from collections.abc import Sequence

import typst

from parchemin.readers.transcripts.composing import Box, Boxes, Words
from tests.readers.table.layout import Body

_PAGE = """#set page(paper: "a4", flipped: true, margin: 1.5cm)
#set text(size: 9pt, lang: "fr")
#set table(stroke: 0.5pt)
"""


def as_pdf(body: Body) -> bytes:
    """The bytes of the document."""
    parts = [_words(part) if isinstance(part, Words) else _table(part) for part in body]
    return typst.compile((_PAGE + "\n\n".join(parts)).encode())


def _words(words: Words) -> str:
    text = f"#{json.dumps(words.text, ensure_ascii=False)}"
    text = f"#strong[{text}]" if words.bold else text
    if words.heading:
        return f"{'=' * words.heading} {text}"
    return f"- {text}" if words.item else text


def _lines(lines: Sequence[Words]) -> str:
    return "\n\n".join(_words(words) for words in lines)


def _table(boxes: Boxes) -> str:
    columns = ", ".join(["1fr"] * len(boxes[0]))
    cells = ",\n".join(_cell(box) for row in boxes for box in row if box)
    return f"#table(columns: ({columns}),\n{cells}\n)"


def _cell(box: Box) -> str:
    return f"table.cell(rowspan: {box.rows}, colspan: {box.columns})[{_lines(box.words)}]"
