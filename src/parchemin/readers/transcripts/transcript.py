"""One text for every format: what it says, and the paragraphs and tables it was laid out in."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.source_text import Piece, SourceText


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its text without list mark, and how it was set.

    ``bold`` when all its letters are; ``item`` when it is an item of a list, ``depth`` from 0;
    ``heading`` is the level of a title, from 1.
    """

    piece: Piece
    bold: bool = False
    item: bool = False
    depth: int = 0
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and its extent; without paragraphs when it is empty."""

    paragraphs: tuple[Paragraph, ...]
    rows: int = 1
    columns: int = 1

    @property
    def piece(self) -> Piece | None:
        """From the first word of the cell to the last."""
        if not self.paragraphs:
            return None
        return self.paragraphs[0].piece.until(self.paragraphs[-1].piece)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; at ``rows[r][c]`` stands the cell that begins there, None under a merged cell."""

    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """From this character of the transcript on, where one stands in the document.

    ``place`` is French: « page 3 », « feuille « Bloc 1 », cellule C12 », « tableau 2, ligne 4 ».
    """

    start: int
    place: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A document as one text and its layout, in reading order.

    ``composed`` when the text was written from a format that is no text: it is then what a person
    is shown, and what spans count in. ``marks`` are by ``start``; a text file has none, its lines
    are places enough.
    """

    source: SourceText
    body: tuple[Paragraph | Grid, ...]
    composed: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def grids(self) -> Iterator[Grid]:
        """The tables, in reading order."""
        return (each for each in self.body if isinstance(each, Grid))

    def place(self, start: int) -> str | None:
        """Where that character stands in the document, when the format says."""
        rank = bisect_right(self.marks, start, key=lambda mark: mark.start)
        return self.marks[rank - 1].place if rank else None
