"""A decoded text in which every stretch knows where it stands."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parchemin.domain.referentiel import Span

_INVISIBLE = re.compile("\r(?=\n)|[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNUSUAL = "\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Looked for one by one: much faster than as a class of characters."""
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_FILLER = "\ufeff"
_LINE_END = re.compile("\n")
EDGES = " \t\n\r\x0b\x0c\u00a0\u2007\u202f"


@dataclass(frozen=True, slots=True, eq=False)
class SourceText:
    """The text without its invisible characters; positions are given back in the decoded text."""

    text: str
    removed: tuple[int, ...]
    line_starts: tuple[int, ...]
    invisible: int
    marks: frozenset[int] = frozenset()
    """Where stood the accents written apart from their letter (NFD), now part of it."""

    @classmethod
    def composed(cls, decoded: str) -> "SourceText":
        """As ``of``, with every letter and the accents that follow it made one character."""
        marks: set[int] = set()

        def one(match: re.Match[str]) -> str:
            letter = unicodedata.normalize("NFC", match[0])
            marks.update(range(match.start() + len(letter), match.end()))
            return letter.ljust(len(match[0]), _FILLER)

        source = cls.of(_DECOMPOSED.sub(one, decoded))
        if not marks:
            return source
        return replace(source, invisible=source.invisible - len(marks), marks=frozenset(marks))

    @classmethod
    def of(cls, decoded: str) -> "SourceText":
        """Drop carriage returns and zero-width characters, remembering where they stood."""
        if not any(sign in decoded for sign in _UNUSUAL):
            return cls(decoded, (), (0,), 0)
        hits = [match.start() for match in _INVISIBLE.finditer(decoded)]
        text = (_INVISIBLE.sub("", decoded) if hits else decoded).replace("\r", "\n")
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        removed = tuple(position - rank for rank, position in enumerate(hits))
        unseen = sum(1 for position in hits if decoded[position] != "\r")
        return cls(text, removed, starts, unseen)

    def span(self, start: int, end: int) -> Span:
        if not self.removed:
            return Span(line=self.line(start), start=start, end=end)
        first = start + bisect_right(self.removed, start)
        last = end - 1 + bisect_right(self.removed, end - 1) + 1 if end > start else first
        while last in self.marks:
            last += 1
        return Span(line=self.line(start), start=first, end=last)

    def line(self, position: int) -> int:
        return bisect_right(self.line_starts, position)

    @property
    def characters(self) -> int:
        """How many characters the decoded text counts, those set aside included."""
        return len(self.text) + len(self.removed)

    @property
    def whole(self) -> "Piece":
        return Piece(self, 0, len(self.text))


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of a source text: ``start`` included, ``end`` excluded; never changed once made.

    Not declared frozen: an export makes millions of them, and freezing triples their cost.
    """

    source: SourceText
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def line(self) -> int:
        return self.source.line(self.start)

    @property
    def span(self) -> Span:
        return self.source.span(self.start, self.end)

    def part(self, start: int, end: int | None = None) -> "Piece":
        """The piece between two positions counted from the start of this one."""
        stop = self.end if end is None else self.start + end
        return Piece(self.source, self.start + start, stop)

    def trim(self, edges: str = EDGES) -> "Piece":
        text = self.text
        if text and text[0] not in edges and text[-1] not in edges:
            return self
        left = len(text) - len(text.lstrip(edges))
        right = max(left, len(text.rstrip(edges)))
        return self.part(left, right)

    def split(self, separator: re.Pattern[str]) -> Iterator["Piece"]:
        """The non-empty pieces between the separators, trimmed."""
        position = 0
        text = self.text
        for match in separator.finditer(text):
            start, end = match.span()
            if start > position and (piece := self.part(position, start).trim()).end > piece.start:
                yield piece
            position = end
        if (piece := self.part(position).trim()).end > piece.start:
            yield piece

    def lines(self) -> list["Piece"]:
        return list(self.split(_LINE_END))

    def until(self, other: "Piece") -> "Piece":
        """From the start of this piece to the end of the other one."""
        return Piece(self.source, self.start, other.end)

    def group(self, match: re.Match[str], group: int | str = 0) -> "Piece":
        """The piece of a group matched on the text of this one."""
        return self.part(match.start(group), match.end(group))
