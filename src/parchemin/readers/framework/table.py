"""The lines of a table, whatever file holds them, and its headings recognised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parchemin.readers.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number in the table, its line in the text when there is one, its cells."""

    number: int
    text_line: int | None
    cells: Sequence[str]


@dataclass(kw_only=True)
class Table:
    """A table of that form; ``sheet`` names the sheet of a workbook.

    ``formulas`` are the cells, by line number and rank from 0, that a calculation fills.
    """

    headings: Sequence[str]
    lines: Iterable[Line]
    sheet: str | None = None
    formulas: frozenset[tuple[int, int]] = field(default=frozenset())

    def place(self, line: Line, rank: int | None = None) -> Place:
        """Where a cell stands, or a whole line, the way the program that shows it counts."""
        if self.sheet is None:
            shown = f"ligne {line.number}" + self._column(rank)
        elif rank is None:
            shown = f"feuille « {self.sheet} », ligne {line.number}"
        else:
            cell = f"{_letters(rank)}{line.number}"
            shown = f"feuille « {self.sheet} », cellule {cell}" + self._column(rank)
        lines = (line.text_line,) if line.text_line else ()
        return Place(line=line.text_line, lines=lines, sentence=shown)

    def _column(self, rank: int | None) -> str:
        return "" if rank is None else f" (colonne « {self.headings[rank].strip()} »)"


def _letters(rank: int) -> str:
    quotient, letter = divmod(rank, 26)
    return (_letters(quotient - 1) if quotient else "") + chr(ord("A") + letter)
