"""A body as a spreadsheet copies it: tabs, a quoted cell where it holds several lines."""

from parchemin.readers.transcripts.composing import Box, Words
from tests.readers.table.layout import Body


def as_tsv(body: Body) -> bytes:
    """The bytes of the text."""
    lines = []
    for part in body:
        if isinstance(part, Words):
            lines.append(part.text)
        else:
            lines += ["\t".join(_cell(box) for box in row) for row in part]
    return ("\n".join(lines) + "\n").encode()


def _cell(box: Box | None) -> str:
    words = box.words if box else ()
    text = "\n".join(("- " if each.item else "") + each.text for each in words)
    return f'"{text}"' if "\n" in text else text
