"""A body as Markdown: no merged cell, the first row of a table is its heading."""

from parchemin.readers.transcripts.composing import Box, Boxes, Words
from tests.readers.table.layout import Body


def as_markdown(body: Body) -> bytes:
    """The bytes of the text."""
    parts = [_words(part) if isinstance(part, Words) else _table(part) for part in body]
    return ("\n\n".join(parts) + "\n").encode()


def _words(words: Words) -> str:
    text = f"**{words.text}**" if words.bold else words.text.replace("*", "\\*")
    if words.heading:
        return f"{'#' * words.heading} {text}"
    return f"- {text}" if words.item else text


def _table(boxes: Boxes) -> str:
    head, *rows = ["| " + " | ".join(_cell(box) for box in row) + " |" for row in boxes]
    return "\n".join([head, "|" + " --- |" * len(boxes[0]), *rows])


def _cell(box: Box | None) -> str:
    return "<br>".join(_words(words) for words in box.words) if box else ""
