"""The rows of all the tables of a document, one after the other, their columns named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

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
    rest: list[Cell] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        """The cell, and those that go on with it when a page break cuts it."""
        return [self.cell, *self.rest]

    @property
    def rows(self) -> range:
        """The rows that it covers."""
        return range(self.top, self.bottom + 1)


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
    reach: dict[int, int] = {}
    for rank, row in enumerate(grid.rows):
        below = (columns.refined(row) if headed and columns else None) or heads[rank]
        covered = _covered(row, rank, reach)
        if below:
            if not known or known.roles != below.roles:
                say.unknown_columns(below.unknown, findings)
            columns = known = below
            headed = first = True
            yield None, columns
            continue
        headed = False
        line = _line(row, start + rank, covered, columns or Columns({}, width))
        if line.slots or line.alone:
            yield replace(line, first=True) if first else line, columns
            first = False


def _line(row: Row, rank: int, covered: Sequence[int], columns: Columns) -> Line:
    slots: dict[Role, list[Slot]] = {}
    held = [(column, cell) for column, cell in enumerate(row) if cell and cell.paragraphs]
    for column, cell in held:
        role = columns.roles.get(column)
        if role:
            slots.setdefault(role, []).append(Slot(cell, rank, rank + cell.rows - 1))
    above = frozenset(columns.roles[column] for column in covered if column in columns.roles)
    only = held[0] if len(held) == 1 and not above else None
    alone = only[1] if only and (only[0] == 0 or only[1].columns >= max(2, len(row))) else None
    whole = alone is not None and alone.columns >= max(2, len(row))
    return Line(rank, {} if whole else slots, above, alone, whole)


def _covered(row: Row, rank: int, reach: dict[int, int]) -> list[int]:
    """The columns of this row that a cell above covers; ``reach`` is where each column is covered to."""
    found = []
    for column, cell in enumerate(row):
        if cell:
            for more in range(cell.columns if cell.rows > 1 else 0):
                reach[column + more] = rank + cell.rows - 1
        elif reach.get(column, -1) >= rank and _spared(row, column):
            found.append(column)
    return found


def _spared(row: Row, column: int) -> bool:
    """Whether no cell on the left, in the same row, covers that column."""
    return not any(cell and rank + cell.columns > column for rank, cell in enumerate(row[:column]))
