"""Cut the rows of the tables into blocs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parchemin.readers.source_text import Piece
from parchemin.readers.table.lines import Line, Part
from parchemin.readers.table.titles import (
    Title,
    bloc_title,
    column_title,
    possible_title,
)
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Paragraph

_KEY_NOTE = re.compile(r"compétences?.{0,80}?\b(?:clés?|incontournables?)\b", re.IGNORECASE)
_MARKED = re.compile(r"[*☆★]|gras|astérisque|étoile|marqué|signal|désign|repér", re.IGNORECASE)


@dataclass(frozen=True)
class BlocRows:
    """A bloc of the document: what begins it, its code and its rows."""

    title: Title
    code: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class TableParts:
    """The blocs, the rows that stand before any of them, and the paragraphs around the tables.

    ``before`` are the paragraphs before the first row, ``between`` those after it.
    """

    blocs: list[BlocRows]
    loose: list[Line]
    before: list[Piece]
    between: list[Piece]

    @property
    def key_note(self) -> Piece | None:
        """The line that says how key competencies are marked, if the document has one."""
        return next((line for line in (*self.before, *self.between) if is_key_note(line)), None)


def is_key_note(line: Piece) -> bool:
    """Whether the line tells the mark of the key competencies."""
    return bool(_KEY_NOTE.search(line.text) and _MARKED.search(line.text))


def cut_table(parts: Sequence[Part], *, supposing: bool = False) -> TableParts:
    """The blocs that the text announces; ``supposing``, those that it may announce too."""
    cut = TableParts([], [], [], [])
    for rank, part in enumerate(parts):
        title = bloc_title(part)
        if title is None and supposing:
            title = possible_title(part, parts[rank + 1] if rank + 1 < len(parts) else None)
        if title:
            _begin(cut, title)
        elif isinstance(part, Paragraph):
            (cut.between if cut.loose or cut.blocs else cut.before).append(part.piece)
        else:
            _add(cut, part)
    return TableParts(_kept(cut.blocs), cut.loose, cut.before, cut.between)


def _begin(cut: TableParts, title: Title) -> None:
    if not cut.blocs or not title.same(cut.blocs[-1].title):
        cut.blocs.append(BlocRows(title, title.code_after(len(cut.blocs))))


def _add(cut: TableParts, line: Line) -> None:
    for slot in line.of(Role.BLOC):
        if piece := slot.cell.piece:
            _begin(cut, column_title(piece))
    if line.alone and (piece := line.alone.piece) and is_key_note(piece):
        cut.between.append(piece)
    elif cut.blocs:
        cut.blocs[-1].lines.append(line)
    elif line.alone and not cut.loose and (line.whole or not line.slots):
        cut.before.extend(each.piece for each in line.alone.paragraphs)
    else:
        cut.loose.append(line)


def _kept(blocs: list[BlocRows]) -> list[BlocRows]:
    """Without those of a table of contents, announced once more further on."""
    filled = {bloc.code for bloc in blocs if bloc.lines}
    return [bloc for bloc in blocs if bloc.lines or bloc.code not in filled]
