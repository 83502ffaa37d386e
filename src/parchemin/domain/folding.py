"""Texts brought to one form, so that two copies of a sentence compare equal."""

import re
import unicodedata

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ‛′", "'"),
        **dict.fromkeys("“”«»", '"'),
        **dict.fromkeys("–—‑−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2007\t\n", " "),
    }
)
_MARKS = re.compile("[\u0300-\u036f]")
_SPACES = re.compile(r"\s+")


def alike(text: str) -> str:
    """The text with one apostrophe, one dash, one space; every character keeps its position."""
    return text.translate(_SAME_LENGTH)


def plain(text: str) -> str:
    """The text on one line with plain apostrophes, as two copies of a sentence are compared."""
    return _SPACES.sub(" ", alike(text)).strip()


def fold(text: str) -> str:
    """The text in lower case without accents, for headings and labels."""
    lower = plain(text).lower().replace("œ", "oe")
    return _MARKS.sub("", unicodedata.normalize("NFKD", lower))
