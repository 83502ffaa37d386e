"""The body of a PDF: its paragraphs and its tables, those cut by a page break made one again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parchemin.readers.transcripts.composing import Box, Boxes, Words
from parchemin.readers.transcripts.pdf.lattice import Slot
from parchemin.readers.transcripts.pdf.lines import (
    LOOSEST,
    Line,
    is_full,
    joined,
    paragraphs,
    pitch_of,
)
from parchemin.readers.transcripts.pdf.pages import Page, Table

_NEAR = 4.0

GridRow = list[Box | None]


@dataclass
class _Open:
    """A table that the next page may go on with."""

    xs: tuple[float, ...]
    number: int
    rows: list[GridRow] = field(default_factory=list)

    def goes_on_in(self, table: Table) -> bool:
        xs = table.lattice.xs
        return len(xs) == len(self.xs) and all(
            abs(one - other) <= _NEAR for one, other in zip(xs, self.xs, strict=True)
        )

    def add(self, table: Table, page: int, pitch: float) -> None:
        """Add the rows of a page, without the headings that it repeats."""
        rows = _rows(table, pitch, (page, self.number, len(self.rows)))
        repeated = 0
        while (
            repeated < len(rows)
            and repeated < len(self.rows)
            and (_texts(rows[repeated]) == _texts(self.rows[repeated]))
        ):
            repeated += 1
        place = page, self.number, len(self.rows) - repeated
        self.rows.extend(_rows(table, pitch, place)[repeated:])


@dataclass
class _Body:
    """What is being written: a table or a paragraph that the next page may go on with."""

    pitch: float
    cell_pitch: float
    table: _Open | None = None
    tables: int = 0
    tail: tuple[Words, Line, float] | None = None

    def lines(self, page: Page, lines: list[Line]) -> Iterator[Words | Boxes]:
        edges = [table.lattice.xs[-1] for table in page.tables]
        right = max([*edges, *(line.x1 for line in page.lines)])
        first, *rest = paragraphs(lines, right, self.pitch, f"page {page.number}")
        if (
            self.tail
            and is_full(self.tail[1], lines[0], self.tail[2])
            and lines[0].text[0].islower()
        ):
            held = self.tail[0]
            first = replace(held, text=joined(held.text, first.text))
            self.tail = None
        yield from self.end()
        *whole, last = first, *rest
        yield from whole
        self.tail = (last, lines[-1], right)

    def ruled(self, page: Page, table: Table) -> Iterator[Words | Boxes]:
        if self.table and table is page.tables[0] and self.table.goes_on_in(table):
            self.table.add(table, page.number, self.cell_pitch)
            return
        yield from self.end()
        self.tables += 1
        self.table = _Open(table.lattice.xs, self.tables)
        self.table.add(table, page.number, self.cell_pitch)

    def end(self) -> Iterator[Words | Boxes]:
        if self.table:
            yield self.table.rows
        if self.tail:
            yield self.tail[0]
        self.table = self.tail = None


def body_of(pages: Sequence[Page]) -> Iterator[Words | Boxes]:
    """What the pages say, from top to bottom."""
    cells = pitch_of(
        lines for page in pages for table in page.tables for lines in table.cells.values()
    )
    lines = pitch_of(page.lines for page in pages)
    body = _Body(min(lines, cells or lines, LOOSEST), min(cells, LOOSEST))
    for page in pages:
        for part in _parts(page):
            if isinstance(part, Table):
                yield from body.ruled(page, part)
            else:
                yield from body.lines(page, part)
    yield from body.end()


def _parts(page: Page) -> Iterator[list[Line] | Table]:
    """The tables and the runs of lines between them."""
    lines = list(page.lines)
    for table in page.tables:
        above = [line for line in lines if line.top < table.lattice.ys[0]]
        lines = [line for line in lines if line.top >= table.lattice.ys[0]]
        if above:
            yield above
        yield table
    if lines:
        yield lines


def _rows(table: Table, pitch: float, place: tuple[int, int, int]) -> list[GridRow]:
    page, number, before = place
    lattice = table.lattice
    rows: list[GridRow] = [[None] * (len(lattice.xs) - 1) for _ in range(len(lattice.ys) - 1)]
    for slot, lines in table.cells.items():
        row = before + slot.row + 1
        rows[slot.row][slot.column] = Box(
            paragraphs(lines, _right(table, slot), pitch),
            rows=slot.rows,
            columns=slot.columns,
            place=f"page {page}, tableau {number}, ligne {row}, colonne {slot.column + 1}",
        )
    return rows


def _right(table: Table, slot: Slot) -> float:
    """Where the lines of a cell end: as far from its edge as they begin from the other one.

    Without lines to edge it, where the longest of the column's cells ends.
    """
    lines = table.cells[slot]
    if table.lattice.ruled:
        return slot.x1 - max(0.0, min((line.x0 for line in lines), default=slot.x0) - slot.x0)
    alike = (
        line.x1
        for other, found in table.cells.items()
        if (other.column, other.columns) == (slot.column, slot.columns)
        for line in found
    )
    return max(alike, default=slot.x1)


def _texts(row: GridRow) -> list[list[str] | None]:
    return [[words.text for words in box.words] if box else None for box in row]
