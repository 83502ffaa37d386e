"""Cut a text that lists competencies into its items (runs of spaces, line ends, markers)."""

import re
from dataclasses import dataclass

from parchemin.readers.source_text import Piece

_CUT = re.compile(r"\s*\n\s*|[ \u00a0]{2,}")
_RUN = re.compile("  +")
"""The cut of a text without line ends nor unbreakable spaces, which is found much faster."""
_CODE = r"(?:[A-Z]\d{0,2}\.?[A-Z]\.?\d{1,2}|[A-Z]\.?\d{1,2}|\d{1,2}(?:\.\d{1,2})+)"
_MARKER = re.compile(
    rf"(?:(?P<code>{_CODE})(?:[.):]|\s?[-–:])?(?=\s|[A-ZÀ-Ý]|$)"
    r"|[-–*•●▸▪]|o(?=\s)|\d{1,2}\s?[.)](?=\s|$))\s*"
)
_MARKED = re.compile(r"[A-Z]\.?\d|[A-Z]\d{0,2}\.?[A-Z]\.?\d|[\d\-–*•●▸▪]|o\s|o$")
"""What a marker begins with: a quick look spares most texts the whole expression."""


@dataclass(slots=True)
class Item:
    """One item: its text without marker, the code when the marker is one, and both together."""

    piece: Piece
    code: Piece | None
    whole: Piece


def split_items(text: Piece) -> list[Item]:
    """The items in order; introductions that end with a colon are left out."""
    items = [
        item
        for piece, marker in _joined(text)
        if (item := _unmarked(piece, marker)).piece.end > item.piece.start
    ]
    return [item for item in items if not _introduces(item.piece)] or items


def marker_of(text: str) -> re.Match[str] | None:
    """The marker at the head of the text: a bullet, a code or a rank."""
    return _MARKER.match(text) if _MARKED.match(text) else None


def _joined(text: Piece) -> list[tuple[Piece, re.Match[str] | None]]:
    """Mend false cuts: a lone marker goes on, a lower-case start belongs to what precedes."""
    mended: list[tuple[Piece, re.Match[str] | None]] = []
    lone = False
    words = text.text
    for piece in text.split(_CUT if "\n" in words or "\u00a0" in words else _RUN):
        words = piece.text
        marker = marker_of(words)
        if mended and (lone or (marker is None and words[0].islower())):
            whole = mended[-1][0].until(piece)
            mended[-1] = (whole, marker_of(whole.text))
            lone = False
        else:
            mended.append((piece, marker))
            lone = marker is not None and marker.end() == len(words)
    return mended


def _introduces(piece: Piece) -> bool:
    return piece.source.text[piece.end - 1] == ":"


def _unmarked(piece: Piece, marker: re.Match[str] | None) -> Item:
    if marker is None:
        return Item(piece, None, piece)
    code = piece.group(marker, "code") if marker["code"] else None
    text = piece.part(marker.end()).trim()
    return Item(text, code, code.until(text) if code else text)
