"""The tables of a text whose columns are separated by tabs, as a spreadsheet copies them."""

import re
from collections.abc import Iterator, Sequence

from parchemin.readers.source_text import Piece, SourceText
from parchemin.readers.transcripts.tabbed_rows import rows_in
from parchemin.readers.transcripts.transcript import Cell, Grid, Paragraph

_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>\n]{0,200}>")
_BOLD = ("b", "strong")

MOST_CELLS = 20_000
"""Cells of a text that are laid out; the largest known référentiel has under 5 000."""


def tabbed_body(source: SourceText) -> tuple[Paragraph | Grid, ...]:
    """The lines without tab as paragraphs, the others as tables, all of the same width.

    A quoted cell may hold line ends; the tags of a pasted page are set aside, and blank lines do
    not end a table. Beyond ``MOST_CELLS`` the text is given no layout.
    """
    if source.text.count("\t") > MOST_CELLS:
        return ()
    rows = list(rows_in(source))
    width = max((len(row) for row in rows), default=0)
    if width * sum(len(row) > 1 for row in rows) > MOST_CELLS:
        return ()
    body: list[Paragraph | Grid] = []
    table: list[tuple[Cell, ...]] = []
    for row in rows:
        cells = tuple(Cell(tuple(_paragraphs(piece))) for piece in row)
        if len(row) > 1:
            table.append(cells + (Cell(()),) * (width - len(row)))
        elif piece := cells[0].piece:
            body += _ended(table)
            body.append(Paragraph(piece))
    return (*body, *_ended(table))


def _ended(table: list[tuple[Cell, ...]]) -> list[Grid]:
    grids = [Grid(tuple(table))] if table else []
    table.clear()
    return grids


def _paragraphs(cell: Piece) -> Iterator[Paragraph]:
    if cell.text[:1] == '"' and "\n" in cell.text:
        cell = cell.part(1, len(cell.text) - 1)
    for line in _lines(cell):
        position, tag = 0, ""
        for match in (*_TAG.finditer(line.text), None):
            part = line.part(position, match.start() if match else None).trim()
            if part.start < part.end:
                yield Paragraph(part, bold=tag in _BOLD, item=tag == "li")
            if match:
                position = match.end()
                tag = "" if match[0].startswith("</") else match["name"].lower()


def _lines(cell: Piece) -> Sequence[Piece]:
    return cell.lines() if "\n" in cell.text else [cell]
