"""The sections of a fiche page, cut at the headings that the register prints."""

import re
from dataclasses import dataclass, field, replace

from parchemin.readers.fiche_page.entries import Entry, Row
from parchemin.readers.fiche_page.headings import (
    BLOC_HEADING,
    bloc_heading,
    heading_label,
    section_name,
)
from parchemin.readers.source_text import Piece
from parchemin.readers.transcripts.transcript import Transcript

__all__ = ["BLOC_HEADING", "Page", "Section", "bloc_heading", "heading_label", "page_of"]

_FIRST_CELL = re.compile(
    r"[|\s]*(?P<cell>(?:(?:RNCP|RS)\d+BC\d+|Bloc de compétences? n°)[^|\n]*)(?P<rest>(?s:.*))"
)

_BOTH, _LEFT_TITLE = "descriptif et modalites", "liste de competences"


@dataclass(frozen=True)
class Section:
    """One section: its name, its heading, its body lines, and the rows of its tables.

    ``header`` is the first row of the table that opened the section; a row is a line too.
    ``shift`` counts the columns that stand before those of the section.
    """

    name: str
    heading: Piece
    lines: list[Piece] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    header: Row = ()
    shift: int = 0

    @property
    def body(self) -> Piece:
        if not self.lines:
            return self.heading.part(len(self.heading.text))
        return self.lines[0].until(self.lines[-1])

    def take(self, entry: Entry) -> None:
        self.lines.append(entry.piece)
        if entry.cells:
            self.rows.append(entry.cells[self.shift :])


@dataclass(frozen=True)
class Page:
    """The sections of a page in their order; a name may come twice.

    ``title`` is the main heading, where the format says which one it is.
    """

    lines: list[Piece]
    sections: list[Section]
    title: Piece | None = None

    def named(self, name: str) -> list[Section]:
        return [section for section in self.sections if section.name == name]

    def lines_of(self, name: str) -> list[Piece]:
        return [line for section in self.named(name) for line in section.lines]


def page_of(entries: list[Entry], transcript: Transcript) -> Page:
    """The entries as sections; what stands before the first heading is the section ``head``."""
    sections = [Section("head", transcript.source.whole.part(0, 0))]
    for rank, entry in enumerate(entries):
        following = entries[rank + 1] if rank + 1 < len(entries) else None
        name = section_name(entry.piece, following.piece if following else None)
        if name and not _inside_bloc(name, sections[-1]):
            sections.append(Section(name, entry.piece, header=entry.cells))
        elif bloc := _bloc_of_table(entry, sections):
            sections.append(bloc)
        elif _awaits_title(sections[-1]):
            sections[-1] = replace(sections[-1], heading=sections[-1].heading.until(entry.piece))
        else:
            sections[-1].take(entry)
    title = next((entry.piece for entry in entries if entry.heading == 1), None)
    return Page([entry.piece for entry in entries], sections, title)


def _bloc_of_table(entry: Entry, sections: list[Section]) -> Section | None:
    """A row of the table whose first column names the bloc: the older pages have one for all."""
    table = next((each for each in reversed(sections) if each.name != "bloc"), None)
    if table is None or table.name != "blocs" or not _opens_table(table):
        return None
    if entry.cells:
        first = entry.cells[0]
        heading = first if first and bloc_heading(first.text) else None
        rows = [table.header[1:], entry.cells[1:]]
        lines = [cell for cell in (table.heading, *entry.cells[1:]) if cell]
        return Section("bloc", heading, lines, rows, shift=1) if heading else None
    found = _FIRST_CELL.fullmatch(entry.piece.text)
    if not found:
        return None
    rest = entry.piece.group(found, "rest").trim("| \t\n")
    lines = [table.heading, rest] if rest.end > rest.start else [table.heading]
    return Section("bloc", entry.piece.group(found, "cell").trim(), lines)


def _opens_table(section: Section) -> bool:
    return bool(section.header) or len(section.heading.text.split()) > len(["N°", "et", "intitulé"])


def _awaits_title(section: Section) -> bool:
    """A bloc whose code stands alone on its line: the next line is its title."""
    return section.name == "bloc" and not bloc_heading(section.heading.text)


def _inside_bloc(name: str, section: Section) -> bool:
    """The words « Modalités d'évaluation » inside the table of a bloc, which open no summary."""
    head = section.lines[0] if section.name == "bloc" and section.lines else None
    if name != "summary" or head is None:
        return False
    label = heading_label(head)
    return _BOTH in label or (label == _LEFT_TITLE and len(section.lines) == 1)
