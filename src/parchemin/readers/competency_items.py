"""Cut a text that lists competencies into its items (runs of spaces, line ends, markers)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.readers.source_text import EDGES, Piece, SourceText

_CUT = re.compile(r"\s*\n\s*|[ \u00a0]{2,}")
_RUN = "  "
"""The cut of a text without line ends nor unbreakable spaces, which is found much faster."""
_CODE = r"(?:[A-Z]\d{0,2}\.?[A-Z]\.?\d{1,2}|[A-Z]\.?\d{1,2}|\d{1,2}(?:\.\d{1,2})+)"
_MARKER = re.compile(
    rf"(?:(?P<code>{_CODE})(?:[.):]|\s?[-–:])?(?=\s|[A-ZÀ-Ý]|$)"
    r"|[-–*•●▸▪]|o(?=\s)|\d{1,2}\s?[.)](?=\s|$))\s*"
)
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_AFTER_A_CAPITAL = _CAPITALS | {"."}
_SIGNS = frozenset("-–*•●▸▪o")

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
    cuts: list[Cut] = []
    for start, end, marker in _joined(text):
        after = start + marker.end() if marker else start
        if after < end:
            code_end = start + marker.end("code") if marker else start
            cuts.append(
                (start, code_end, after, end) if code_end > start else (after, after, after, end)
            )
    return [cut for cut in cuts if text[cut[3] - 1] != ":"] or cuts


def marker_of(text: str) -> re.Match[str] | None:
    """The marker at the head of the text: a bullet, a code or a rank.

    A look at the first characters spares most texts the whole expression.
    """
    first = text[:1]
    if first in _CAPITALS:
        second = text[1:2]
        marked = second in _AFTER_A_CAPITAL or second.isdecimal()
    else:
        marked = first in _SIGNS or first.isdecimal()
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
        if mended and (lone or (marker is None and words[0].islower())):
            first = mended[-1][0]
            mended[-1] = (first, end, marker_of(text[first:end]))
            lone = False
        else:
            mended.append((start, end, marker))
            lone = marker is not None and marker.end() == len(words)
    return mended
