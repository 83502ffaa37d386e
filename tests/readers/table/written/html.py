"""A body as a web page."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from parchemin.readers.transcripts.composing import Box, Boxes, Words
from tests.readers.table.layout import Body


def as_html(body: Body) -> bytes:
    """The bytes of the page."""
    parts = [_words([part]) if isinstance(part, Words) else _table(part) for part in body]
    page = "\n".join(parts)
    return f'<!DOCTYPE html><html lang="fr"><body>\n{page}\n</body></html>'.encode()


def _words(lines: Sequence[Words]) -> str:
    written = []
    for item, group in groupby(lines, key=lambda words: words.item):
        parts = [_one(words) for words in group]
        written.append(f"<ul>{''.join(parts)}</ul>" if item else "".join(parts))
    return "".join(written)


def _one(words: Words) -> str:
    text = f"<strong>{escape(words.text)}</strong>" if words.bold else escape(words.text)
    tag = "li" if words.item else f"h{words.heading}" if words.heading else "p"
    return f"<{tag}>{text}</{tag}>"


def _table(boxes: Boxes) -> str:
    rows = "\n".join(f"<tr>{''.join(_cell(box) for box in row if box)}</tr>" for row in boxes)
    return f"<table>\n{rows}\n</table>"


def _cell(box: Box) -> str:
    spans = f' rowspan="{box.rows}"' if box.rows > 1 else ""
    spans += f' colspan="{box.columns}"' if box.columns > 1 else ""
    return f"<td{spans}>{_words(box.words)}</td>"
