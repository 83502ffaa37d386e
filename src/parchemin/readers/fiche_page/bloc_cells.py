"""The two columns of a bloc's table, where the format has kept them."""

import re
from collections.abc import Iterator

from parchemin.readers.assessment_kind import announcement
from parchemin.readers.comparison import fold
from parchemin.readers.fiche_page.entries import Row
from parchemin.readers.source_text import Piece

_FINISHED = (".", ";", "!")
_BOTH = "descriptif et modalites"
_TURNS = re.compile(r"modalit[eé]s?\s+d['’]\s?[eé]valuation\s*:?\s*", re.IGNORECASE)


def read_cells(rows: list[Row]) -> tuple[list[Piece], list[list[Piece]]]:
    """The pieces of the left column, and the modalities of the right one, each as its lines.

    The first row is the header. A table of one column holds both: its modalities begin at the words
    « Modalités d'évaluation ».
    """
    header, body = rows[0], rows[1:]
    left = [row[0] for row in body if row and row[0]]
    right = [cell for row in body for cell in row[1:] if cell]
    if header and header[0] and fold(header[0].text).startswith(_BOTH):
        left, right = _parted([cell for row in body for cell in row if cell])
    left = [piece for cell in left for piece in _sentences(cell)]
    return left, _modalities([line for cell in right for line in cell.lines()])


def _sentences(cell: Piece) -> Iterator[Piece]:
    """The cell cut where a line in lower case follows a finished sentence: both are whole."""
    first: Piece | None = None
    last: Piece | None = None
    for line in cell.lines():
        if first and last and line.text[0].islower() and last.text.endswith(_FINISHED):
            yield first.until(last)
            first = None
        first, last = first or line, line
    if first and last:
        yield first.until(last)


def _parted(cells: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    left: list[Piece] = []
    right: list[Piece] = []
    for cell in cells:
        turn = next(
            (found for found in _TURNS.finditer(cell.text) if _begins_line(cell, found)), None
        )
        if turn:
            left.append(cell.part(0, turn.start()).trim())
            right.append(cell.part(turn.end()).trim())
        else:
            left.append(cell)
    return [cell for cell in left if cell.text], [cell for cell in right if cell.text]


def turns(line: Piece) -> Piece | None:
    """What follows « Modalités d'évaluation » when a line begins with these words."""
    found = _TURNS.match(line.text)
    return line.part(found.end()).trim() if found else None


def _begins_line(cell: Piece, found: re.Match[str]) -> bool:
    return not cell.text[: found.start()].rsplit("\n", 1)[-1].strip(" -•\t")


def _modalities(lines: list[Piece]) -> list[list[Piece]]:
    """A line that announces no assessment goes on with the modality before it."""
    groups: list[list[Piece]] = []
    for line in lines:
        if groups and not announcement(line.text).opens:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups
