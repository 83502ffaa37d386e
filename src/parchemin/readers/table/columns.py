"""The columns of a table, from the row or the two rows that head it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parchemin.readers.table.vocabulary import Role, may_head_competencies, role_of
from parchemin.readers.transcripts.transcript import Cell

Row = Sequence[Cell | None]


@dataclass(frozen=True)
class Columns:
    """What each column holds, by its rank from 0, and the headings that say nothing known."""

    roles: Mapping[int, Role]
    width: int
    unknown: tuple[Cell, ...] = ()

    def refined(self, row: Row) -> "Columns | None":
        """With the words of a second row of headings; None when that row holds content."""
        named = _named(row)
        if len(named) < _FEWEST or any(role is None for _, _, role in named):
            return None
        return Columns({**self.roles, **_spread(named)}, self.width, self.unknown)


def columns_of(row: Row) -> Columns | None:
    """The columns that this row heads; None when it is no row of headings.

    At least two columns are known, one of them holds competencies.
    """
    if not any(may_head_competencies(cell.piece.text) for cell in row if cell and cell.piece):
        return None
    named = _named(row)
    roles = _spread(named)
    known = {role for _, _, role in named if role}
    if Role.COMPETENCY not in known or not known & _BESIDE or 2 * len(known) < len(named):
        return None
    unknown = tuple(cell for _, cell, role in named if role is None)
    return Columns(roles, len(row), unknown)


_FEWEST = 2
_BESIDE = {Role.ACTIVITY, Role.TASK, Role.ASSESSMENT, Role.MODALITY, Role.CRITERIA, Role.BLOC}


def _named(row: Row) -> list[tuple[int, Cell, Role | None]]:
    named = []
    for rank, cell in enumerate(row):
        if cell and (piece := cell.piece):
            named.append((rank, cell, role_of(piece.text)))
    return named


def _spread(named: Sequence[tuple[int, Cell, Role | None]]) -> dict[int, Role]:
    return {rank + more: role for rank, cell, role in named if role for more in range(cell.columns)}
