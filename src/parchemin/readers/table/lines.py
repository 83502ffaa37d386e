"""The rows of all the tables of a document, one after the other, their columns named."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parchemin.readers.diagnostics import Findings
from parchemin.readers.table import findings as say
from parchemin.readers.table.columns import Columns, Row, columns_of
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Cell, Grid, Paragraph


@dataclass(frozen=True, eq=False)
class Slot:
    """A cell that holds something, and the rows that it covers, ``bottom`` included."""

    cell: Cell
    top: int
    bottom: int

    def meets(self, other: "Slot") -> bool:
        """Whether both stand in one row at least."""
        return self.top <= other.bottom and other.top <= self.bottom


@dataclass(frozen=True, eq=False)
class Line:
    """A row: the cells that begin there by what they hold, and what a cell above covers.

    ``alone`` is the first cell of a row that holds nothing else, ``whole`` when it is merged over
    the width of the table; ``first`` when the row begins a table with its own headings.
    """

    rank: int
    slots: dict[Role, list[Slot]]
    covered: frozenset[Role]
    alone: Cell | None = None
    whole: bool = False
    first: bool = False

    def of(self, role: Role) -> list[Slot]:
        """The cells of that role, or none."""
        return self.slots.get(role, [])


Part = Paragraph | Line


def read_lines(body: tuple[Paragraph | Grid, ...], findings: Findings) -> list[Part]:
    """The paragraphs and the rows in reading order; headings, even repeated, are left out."""
    parts: list[Part] = []
    columns: Columns | None = None
    rank = 0
    for each in body:
        if isinstance(each, Paragraph):
            parts.append(each)
            continue
        rows = list(_rows(each, rank, columns, findings))
        columns = rows[-1][1] if rows else columns
        parts += [line for line, _ in rows if line]
        rank += len(each.rows)
    return parts


def _rows(
    grid: Grid, start: int, known: Columns | None, findings: Findings
) -> Iterator[tuple[Line | None, Columns | None]]:
    heads = [columns_of(row) for row in grid.rows]
    width = max((len(row) for row in grid.rows), default=0)
    columns = known if known and known.width == width else None
    if columns is None and not any(heads):
        say.unread_table(grid, findings, after=known is not None)
        return
    headed = first = False
    for rank, row in enumerate(grid.rows):
        below = (columns.refined(row) if headed and columns else None) or heads[rank]
        if below:
            if not known or known.roles != below.roles:
                say.unknown_columns(below.unknown, findings)
            columns = known = below
            headed = first = True
            yield None, columns
            continue
        headed = False
        line = _line(grid, rank, start, columns or Columns({}, width))
        if line.slots or line.alone:
            yield replace(line, first=first), columns
            first = False


def _line(grid: Grid, rank: int, start: int, columns: Columns) -> Line:
    row = grid.rows[rank]
    slots: dict[Role, list[Slot]] = {}
    held = [(column, cell) for column, cell in enumerate(row) if cell and cell.paragraphs]
    for column, cell in held:
        role = columns.roles.get(column)
        if role:
            slot = Slot(cell, start + rank, start + rank + cell.rows - 1)
            slots.setdefault(role, []).append(slot)
    covered = _covered(grid, rank, columns)
    only = held[0] if len(held) == 1 and not covered else None
    alone = only[1] if only and (only[0] == 0 or only[1].columns >= max(2, len(row))) else None
    whole = alone is not None and alone.columns >= max(2, len(row))
    return Line(start + rank, {} if whole else slots, covered, alone, whole)


def _covered(grid: Grid, rank: int, columns: Columns) -> frozenset[Role]:
    found = set()
    for column, cell in enumerate(grid.rows[rank]):
        role = columns.roles.get(column)
        if cell is None and role and _above(grid.rows, rank, column):
            found.add(role)
    return frozenset(found)


def _above(rows: tuple[Row, ...], rank: int, column: int) -> bool:
    """Whether a cell that begins in a row above reaches this one."""
    for higher in range(rank - 1, -1, -1):
        cell = rows[higher][column] if column < len(rows[higher]) else None
        if cell:
            return higher + cell.rows > rank
    return False
