"""Cut a text that lists competencies into its items (runs of spaces, line ends, markers)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.source_text import EDGES, Piece, SourceText

_CUT = re.compile(r"\s*\n\s*|[ \u00a0]{2,}")
_RUN = "  "
"""The cut of a text without line ends nor unbreakable spaces, which is found much faster."""
_CODE = r"(?:(?:[A-Z]{1,2}\d{0,2}[.-]?)?[A-Z]\.?\d{1,2}(?:\.\d{1,2})*|\d{1,2}(?:\.\d{1,2})+)"
_MARKER = re.compile(
    rf"(?:(?P<code>{_CODE})(?:(?:[.):]|\s?[-–:])(?=\s|[A-ZÀ-Ý]|$)|(?=\s|$))"
    r"|->|[-–*•●▸▪➢►‣◦○■✓·\uf0b7\uf0a7\uf0d8]|o(?=\s)|\d{1,2}\s?[.)](?=\s|$)"
    r"|\d{1,2}\s?[/–-](?=\s)|[a-z]\)(?=\s))\s*"
)
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AFTER_A_CAPITAL = _CAPITALS | {"."}
_SIGNS = frozenset("-–*•●▸▪➢►‣◦○■✓·\uf0b7\uf0a7\uf0d8o")
_LONGEST_OPENING = 200
_OPENS_A_LIST = re.compile(r"(?:\bcapables? d[e'’]|\bsuivant(?:e?s)?|\bmesure d[e'’])\s*:?$")

Cut = tuple[int, int, int, int]
"""One item as positions in its text: start, end of its code, start without marker, end.

The second is the first when the marker is no code.
"""


@dataclass(slots=True)
class Item:
    """One item: its text without marker, the code when the marker is one, and both together."""

    piece: Piece
    code: Piece | None
    whole: Piece


def split_items(text: Piece) -> list[Item]:
    """The items in order; introductions that end with a colon are left out."""
    return [
        Item(
            piece=text.part(after, end),
            code=text.part(start, code_end) if code_end > start else None,
            whole=text.part(start, end),
        )
        for start, code_end, after, end in cut_items(text.text)
    ]


def cut_items(text: str) -> list[Cut]:
    """The items of ``split_items``, as positions."""
    cuts = [
        cut if cut[1] > cut[0] else (cut[2], cut[2], cut[2], cut[3]) for cut in marked_items(text)
    ]
    return [cut for cut in cuts if text[cut[3] - 1] != ":"] or cuts


def marked_items(text: str) -> list[Cut]:
    """Every item, introductions included, from the start of its marker whatever it is.

    A marker that nothing follows is the text of its item when it says something.
    """
    cuts: list[Cut] = []
    for start, end, marker in _joined(text):
        if marker is None:
            cuts.append((start, start, start, end))
        elif (after := start + marker.end()) < end:
            cuts.append((start, max(start, start + marker.end("code")), after, end))
        elif any(sign.isalnum() for sign in text[start:end]):
            cuts.append((start, start, start, end))
    return cuts


def marker_of(text: str) -> re.Match[str] | None:
    """The marker at the head of the text: a bullet, a code or a rank.

    A look at the first characters spares most texts the whole expression.
    """
    first = text[:1]
    if first in _CAPITALS:
        second = text[1:2]
        marked = second in _AFTER_A_CAPITAL or second.isdecimal()
    else:
        marked = first in _SIGNS or first.isdecimal() or text[1:2] == ")"
    return _MARKER.match(text) if marked else None


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """What stands between the cuts, without the spaces at its edges, and where it starts."""
    if "\n" in text or "\u00a0" in text:
        for piece in SourceText(text, (), (0,), 0).whole.split(_CUT):
            yield piece.start, piece.text
        return
    position = 0
    for part in text.split(_RUN):
        if part:
            if part[0] not in EDGES and part[-1] not in EDGES:
                yield position, part
            elif words := part.strip(EDGES):
                yield position + part.index(words[0]), words
        position += len(part) + len(_RUN)


def _joined(text: str) -> list[tuple[int, int, re.Match[str] | None]]:
    """Mend false cuts: a lone marker goes on, a lower-case start belongs to what precedes."""
    mended: list[tuple[int, int, re.Match[str] | None]] = []
    lone = False
    for start, words in _pieces(text):
        end = start + len(words)
        marker = marker_of(words)
        if mended and (lone or (marker is None and words[0].islower() and _goes_on(text, mended))):
            first, _, known = mended[-1]
            mended[-1] = (first, end, marker_of(text[first:end]) if lone else known)
            lone = False
        else:
            mended.append((start, end, marker))
            lone = marker is not None and marker.end() == len(words)
    return mended


def _goes_on(text: str, mended: list[tuple[int, int, re.Match[str] | None]]) -> bool:
    """Whether a lower-case start belongs to what precedes: not in a list that opens so.

    After « être capable de », the items are in lower case, each ended by its own punctuation.
    """
    start, end, marker = mended[0]
    if marker or end - start > _LONGEST_OPENING or not _OPENS_A_LIST.search(text, start, end):
        return True
    return len(mended) > 1 and text[mended[-1][1] - 1] not in ";,."
