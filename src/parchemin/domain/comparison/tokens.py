"""A French text cut into words and signs, and how two of them are the same to a reader."""

import re
import unicodedata
from dataclasses import dataclass

from parchemin.domain.folding import alike

_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_CUT = re.compile(rf"\s*(?:(?:[^\W_]|[{_INSIDE}])+|\.{{3}}|[^\w\s]|_)\s*")
_WRITINGS = str.maketrans(
    {
        **dict.fromkeys("‐―", "-"),
        **dict.fromkeys("•·▪‣◦●", "•"),
        "„": '"',
        "…": "...",
        "œ": "oe",
        "Œ": "OE",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
    }
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign: ``text`` as written with the spaces around it, ``key`` what is compared."""

    text: str
    key: str


def key_of(word: str) -> str:
    """What the reader sees of a word: its apostrophes, dashes, quotes and spaces set aside."""
    return alike(unicodedata.normalize("NFC", word)).translate(_WRITINGS).strip()


def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text, in order; put end to end they give the text back.

    A text of spaces alone has none. Signs that nobody sees (soft hyphens, zero-width spaces) are
    kept in the writing and ignored in the comparison.
    """
    cut: list[Token] = []
    pending = ""
    for piece in _CUT.findall(text):
        key = key_of(piece)
        if key:
            cut.append(Token(pending + piece, key))
            pending = ""
        elif cut:
            cut[-1] = Token(cut[-1].text + piece, cut[-1].key)
        else:
            pending += piece
    return tuple(cut)
