"""A page as the lines it shows, and the rows of its tables where the format kept them."""

from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.source_text import Piece
from parchemin.readers.transcripts.transcript import Grid, Transcript

Row = tuple[Piece | None, ...]
"""The cells of a row; None for an empty one, and for one that a merged cell covers."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, or a row of a table with its cells; ``heading`` is the level of a title."""

    piece: Piece
    cells: Row = ()
    heading: int | None = None


def entries_of(transcript: Transcript) -> list[Entry]:
    """The lines of a text, or what the layout of a document says of them."""
    if not transcript.body:
        return [Entry(line) for line in transcript.source.whole.lines()]
    found: list[Entry] = []
    for part in transcript.body:
        if isinstance(part, Grid):
            found += _rows(part)
        elif part.piece.end > part.piece.start:
            found.append(Entry(part.piece, heading=part.heading))
    return found


def _rows(grid: Grid) -> Iterator[Entry]:
    """The rows; a table of one column only frames its lines."""
    framing = max(map(len, grid.rows), default=0) == 1
    for row in grid.rows:
        cells = tuple(cell.piece if cell else None for cell in row)
        written = [cell for cell in cells if cell]
        if framing:
            yield from (Entry(line) for cell in written for line in cell.lines())
        elif written:
            yield Entry(written[0].until(written[-1]), cells)
