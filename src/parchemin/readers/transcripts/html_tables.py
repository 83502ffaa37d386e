"""Tables of a web page: their cells laid out on a grid, merged cells included."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.transcripts.bounded import Room
from parchemin.readers.transcripts.composing import Box, Boxes, Words

MOST_COLUMNS, MOST_CELLS = 100, 100_000
"""A wider table or a larger one is nothing that a person reads."""
_WHOLE = re.compile(r"[0-9]{1,6}")


@dataclass(slots=True)
class HtmlCell:
    """A cell as the page declares it; ``rows`` is 0 when it goes down to the last row."""

    rows: int
    columns: int
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True)
class HtmlTable:
    """A table being read, row after row; each cell takes its part of the ``room``."""

    rank: int
    room: Room
    rows: list[list[HtmlCell]] = field(default_factory=list)

    def cell(self, rowspan: str | None, colspan: str | None) -> HtmlCell:
        """Begin a cell; a span that is no number is 1.

        Raises ``UnreadableSource`` when the document has no room for it any more.
        """
        self.room.cells(1)
        if not self.rows:
            self.rows.append([])
        cell = HtmlCell(_span(rowspan, 1_000), min(_span(colspan, MOST_COLUMNS) or 1, MOST_COLUMNS))
        self.rows[-1].append(cell)
        return cell

    def boxes(self) -> Boxes:
        """The grid; raises ``UnreadableSource`` when the page declares an impossible one."""
        kept = [row for row in self.rows if row]
        self._count_kept_rows()
        grid: list[list[Box | None]] = [[] for _ in kept]
        taken: dict[tuple[int, int], None] = {}
        for rank, row in enumerate(kept):
            for cell in row:
                self._put(grid, taken, rank, cell)
                _refuse_immense(len(taken))
            _fill(grid[rank], rank, taken)
        return grid

    def _count_kept_rows(self) -> None:
        """A cell that also covers rows where no cell begins only counts those that are kept."""
        kept = [number for number, row in enumerate(self.rows) if row]
        for rank, number in enumerate(kept):
            for cell in self.rows[number]:
                if cell.rows:
                    cell.rows = bisect_left(kept, number + cell.rows) - rank

    def _put(
        self,
        grid: list[list[Box | None]],
        taken: dict[tuple[int, int], None],
        rank: int,
        cell: HtmlCell,
    ) -> None:
        _fill(grid[rank], rank, taken)
        column = len(grid[rank])
        below = len(grid) - rank
        rows = min(cell.rows or below, below)
        place = f"tableau {self.rank}, ligne {rank + 1}"
        grid[rank].append(Box(cell.words, rows=rows, columns=cell.columns, place=place))
        for row in range(rank, rank + rows):
            taken.update({(row, column + each): None for each in range(cell.columns)})
            _refuse_immense(len(taken))


def _fill(row: list[Box | None], rank: int, taken: dict[tuple[int, int], None]) -> None:
    """None for the places of this row that cells already cover."""
    while (rank, len(row)) in taken:
        row.append(None)


def _span(text: str | None, most: int) -> int:
    value = (text or "").strip()
    return min(int(value), most) if _WHOLE.fullmatch(value) else 1


def _refuse_immense(cells: int) -> None:
    if cells > MOST_CELLS:
        raise UnreadableSource(
            f"Un tableau de cette page déclare plus de {MOST_CELLS} cellules : la page est abîmée ; "
            "enregistrez-la de nouveau depuis le navigateur.",
            code="tableau-trop-grand",
        )
