"""Cut the rows of the table into blocs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece
from parchemin.readers.table.grid import Row

_BLOC = re.compile(
    r"bloc\s*(?:de compétences\s*)?(?:n°\s*)?(?P<rank>\d{1,2})\s*[:–—-]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_HEADERS = ("referentiel d", "modalites d'evaluation", "criteres d'evaluation")
_KEY_NOTE = re.compile(r"compétences? .{0,60}\bclés?\b", re.IGNORECASE)


@dataclass(frozen=True)
class BlocRows:
    """A bloc of the table: its heading and its rows."""

    label: Piece
    rank: int
    title: Piece
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class TableParts:
    """The lines before the first bloc, without the column headings, and the blocs."""

    preamble: list[Piece]
    blocs: list[BlocRows]

    @property
    def key_note(self) -> Piece | None:
        """The line that says how key competencies are marked, if the document has one."""
        return next((line for line in self.preamble if _KEY_NOTE.search(line.text)), None)


def cut_table(rows: Iterable[Row]) -> TableParts:
    parts = TableParts([], [])
    for row in rows:
        first = next(iter(row.cells.values()))
        heading = _BLOC.fullmatch(first.text) if len(row.cells) == 1 else None
        if heading:
            title = first.group(heading, "title").trim()
            label = first.part(0, heading.end("rank"))
            parts.blocs.append(BlocRows(label, int(heading["rank"]), title))
        elif parts.blocs:
            parts.blocs[-1].rows.append(row)
        elif not fold(first.text).startswith(_HEADERS) or len(row.cells) == 1:
            parts.preamble.append(first)
    return parts
