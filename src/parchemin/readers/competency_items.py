"""Cut a text that lists competencies into its items (runs of spaces, line ends, markers)."""

import re
from dataclasses import dataclass

from parchemin.readers.source_text import Piece

CUT = re.compile(r"\s*\n\s*|[ \u00a0]{2,}")
CODE = r"(?:[A-Z]\d{0,2}\.?[A-Z]\.?\d{1,2}|[A-Z]\.?\d{1,2}|\d{1,2}(?:\.\d{1,2})+)"
MARKER = re.compile(
    rf"(?:(?P<code>{CODE})(?:[.):]|\s?[-–:])?(?=\s|[A-ZÀ-Ý]|$)|[-–*•●▸▪]|o(?=\s))\s*"
)
_NUMBER = re.compile(r"\d{1,2}\s?[.)](?=\s|$)\s*")
_INTRODUCTION = re.compile(r".*:\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its text without marker, the code when the marker is one, and both together."""

    piece: Piece
    code: Piece | None
    whole: Piece


def split_items(text: Piece) -> list[Item]:
    """The items in order; introductions that end with a colon are left out."""
    items = [_unmarked(piece) for piece in _joined(list(text.split(CUT)))]
    kept = [item for item in items if item.piece.end > item.piece.start]
    body = [item for item in kept if not _INTRODUCTION.fullmatch(item.piece.text)]
    return body or kept


def marker_of(text: str) -> re.Match[str] | None:
    """The marker at the head of the text: a bullet, a code or a rank."""
    return MARKER.match(text) or _NUMBER.match(text)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Mend false cuts: a lone marker goes on, a lower-case start belongs to what precedes."""
    mended: list[Piece] = []
    for piece in pieces:
        text = piece.text
        lone = bool(mended) and _is_lone(mended[-1].text)
        if mended and (lone or (text[0].islower() and not marker_of(text))):
            mended[-1] = mended[-1].until(piece)
        else:
            mended.append(piece)
    return mended


def _is_lone(text: str) -> bool:
    marker = marker_of(text)
    return bool(marker) and marker is not None and marker.end() == len(text)


def _unmarked(piece: Piece) -> Item:
    marker = marker_of(piece.text)
    if marker is None:
        return Item(piece, None, piece)
    coded = marker.re is MARKER and marker["code"]
    code = piece.group(marker, "code") if coded else None
    text = piece.part(marker.end()).trim()
    return Item(text, code, code.until(text) if code else text)
