"""Letters brought back to lines, and lines to paragraphs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from parchemin.readers.transcripts.composing import Words
from parchemin.readers.transcripts.pdf.glyphs import Glyph

LOOSEST = 1.55
"""From one line to the next inside a paragraph, in heights of a line, at the most."""

_WORD_GAP, _LOOSER, _SAME_HEIGHT = 0.2, 1.2, 0.2
_BULLET = re.compile(r"[•●▪■◦‣⁃➢➤✓❖\uf02d\uf0a7\uf0b7\uf0d8\uf0fc]\s*|[-–—o]\s+(?=\S)")
_SOFT = "\u00ad"
_SLACK = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, its box, whether it is bold, and how wide its first word is."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool
    first: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines from top to bottom, each from left to right."""
    lines = (line_of(row) for row in rows_of(glyphs))
    return [line for line in lines if line is not None]


def rows_of(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The letters of each line, from left to right."""
    rows: list[list[Glyph]] = []
    below = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.top + each.bottom):
        middle = (glyph.top + glyph.bottom) / 2
        if not rows or middle > below:
            rows.append([])
            below = middle + (glyph.bottom - glyph.top) / 2
        rows[-1].append(glyph)
    return [sorted(row, key=attrgetter("x0")) for row in rows]


def pitch_of(groups: Iterable[Sequence[Line]]) -> float:
    """From one line to the next inside a paragraph, in heights of a line: nearly the smallest."""
    steps = sorted(
        (after.top - before.top) / before.height
        for lines in groups
        for before, after in pairwise(lines)
        if after.top > before.top and before.height > 0
    )
    return steps[len(steps) // 20] if steps else 0.0


def paragraphs(
    lines: Sequence[Line], right: float, pitch: float, place: str | None = None
) -> list[Words]:
    """The paragraphs: a line goes on in the next when the next word had no room in it."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1][-1], line, right, pitch):
            found[-1].append(line)
        else:
            found.append([line])
    return [_words(group, place) for group in found]


def _goes_on(line: Line, following: Line, right: float, pitch: float) -> bool:
    near = 0 < following.top - line.top <= pitch * _LOOSER * line.height
    alike = abs(line.height - following.height) <= line.height * _SAME_HEIGHT
    plain = line.bold == following.bold and not _BULLET.match(following.text)
    return is_full(line, following, right) and near and alike and plain


def is_full(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the following line had no room on this one."""
    return line.x1 + following.first + line.height * _WORD_GAP > right - _SLACK


def joined(text: str, following: str) -> str:
    """The text of a line and of the next one, a word cut by a hyphen made one again."""
    if text.endswith(_SOFT):
        return text[:-1] + following
    glued = text.endswith("/") or (text.endswith("-") and text[-2:-1].isalpha())
    return text + following if glued or not text else f"{text} {following}"


def _words(lines: Iterable[Line], place: str | None) -> Words:
    text, bold = "", True
    for line in lines:
        bold = bold and line.bold
        text = joined(text, line.text)
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        return Words(text[bullet.end() :], bold=bold, item=True, place=place)
    return Words(text, bold=bold, place=place)


def line_of(glyphs: Sequence[Glyph]) -> Line | None:
    """The line of letters that follow one another; None when nothing is printed."""
    parts: list[str] = []
    inked: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        if not glyph.text.strip():
            spaced = True
            continue
        gap = glyph.x0 - inked[-1].x1 if inked else 0.0
        if inked and (spaced or gap > (glyph.bottom - glyph.top) * _WORD_GAP):
            parts.append(" ")
        parts.append(glyph.text)
        inked.append(glyph)
        spaced = False
    if not inked:
        return None
    first = parts.index(" ") if " " in parts else len(inked)
    lettered = [glyph.bold for glyph in inked if glyph.text.isalnum()]
    return Line(
        text="".join(parts),
        x0=inked[0].x0,
        top=min(glyph.top for glyph in inked),
        x1=inked[-1].x1,
        bottom=max(glyph.bottom for glyph in inked),
        bold=bool(lettered) and all(lettered),
        first=inked[first - 1].x1 - inked[0].x0,
    )
