"""The text of a format that has none: written paragraph by paragraph, cell by cell."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from parchemin.readers.source_text import Piece, SourceText
from parchemin.readers.transcripts.transcript import Cell, Grid, Mark, Paragraph, Transcript

_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\u00ad\u200b-\u200f\u2060\ufeff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029\x85]")
_TABS = re.compile("[\t\n]+")
_ITEM = "- "


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph to write; the fields mean what they do in ``Paragraph``."""

    text: str
    bold: bool = False
    item: bool = False
    depth: int = 0
    heading: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A cell to write, its extent, and where it stands in the document."""

    words: Sequence[Words] = ()
    rows: int = 1
    columns: int = 1
    place: str | None = None


Boxes = Sequence[Sequence[Box | None]]
"""A table to write: None where a merged cell covers."""


@dataclass
class _Writing:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str) -> tuple[int, int]:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start, self.length

    def mark(self, place: str | None) -> None:
        if place and (not self.marks or self.marks[-1].place != place):
            self.marks.append(Mark(self.length, place))


Written = tuple[int, int, Words]
Row = list[tuple[Box, list[Written]] | None]


def compose(body: Iterable[Words | Boxes]) -> Transcript:
    """Write a document: one paragraph per line, the cells of a row side by side after tabs.

    Characters that cannot be seen are dropped, letters and their accents made one character; an
    item of a list gets its dash, which stands before its paragraph and outside it.
    """
    writing = _Writing()
    laid: list[Written | list[Row]] = []
    for part in body:
        if isinstance(part, Words):
            laid.extend(_lines(writing, part))
        else:
            laid.append([_row(writing, row) for row in part])
    text = "".join(writing.parts)
    source = SourceText.of(text)
    return Transcript(
        source=source,
        body=tuple(
            _paragraph(source, part) if isinstance(part, tuple) else _grid(source, part)
            for part in laid
        ),
        composed=True,
        marks=tuple(writing.marks),
    )


def clean(text: str) -> str:
    """The text as it is written: one kind of line end, nothing that cannot be seen."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _DROPPED.sub("", _LINE_ENDS.sub("\n", text)))


def _lines(writing: _Writing, words: Words) -> list[Written]:
    written = []
    for line in clean(words.text).split("\n"):
        if kept := _TABS.sub(" ", line).strip():
            writing.mark(words.place)
            if words.item:
                writing.add(_ITEM)
            start, end = writing.add(kept)
            writing.add("\n")
            written.append((start, end, words))
    return written


def _row(writing: _Writing, row: Sequence[Box | None]) -> Row:
    laid: Row = []
    for rank, box in enumerate(row):
        if rank:
            writing.add("\t")
        if box is None:
            laid.append(None)
            continue
        writing.mark(box.place)
        laid.append((box, [line for words in box.words for line in _lines(writing, words)]))
    writing.add("\n")
    return laid


def _grid(source: SourceText, rows: list[Row]) -> Grid:
    return Grid(
        tuple(tuple(_cell(source, *laid) if laid else None for laid in row) for row in rows)
    )


def _cell(source: SourceText, box: Box, written: list[Written]) -> Cell:
    paragraphs = tuple(_paragraph(source, each) for each in written)
    return Cell(paragraphs, rows=box.rows, columns=box.columns)


def _paragraph(source: SourceText, written: Written) -> Paragraph:
    start, end, words = written
    return Paragraph(
        piece=Piece(source, start, end),
        bold=words.bold,
        item=words.item,
        depth=words.depth,
        heading=words.heading,
    )
