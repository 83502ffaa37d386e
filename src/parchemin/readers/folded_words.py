"""Words without case, accents nor punctuation: what a search and a copy detector compare.

Same folding as ``domain.folding.fold``, written for the millions of words of a whole register: the
text goes through Latin-1, where one table brings every letter to its plain form.
"""

import codecs
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from struct import Struct

_HANDLER = "parchemin.folded"
_LIGATURES = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"}
_SIGNED_64 = Struct(">q").unpack


def _plain(sign: str) -> str:
    """A letter without case nor accent, a figure, or a space; a lone accent is nothing."""
    if unicodedata.combining(sign):
        return ""
    kept = unicodedata.normalize("NFKD", sign).lower()
    return "".join(one for one in kept if one.isascii() and one.isalnum()) or " "


def _beyond_latin(error: Exception) -> tuple[bytes, int]:
    """What the table cannot hold, sign by sign."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(map(_plain, signs)).encode("ascii"), error.end


codecs.register_error(_HANDLER, _beyond_latin)
_TABLE = bytes(ord(_plain(chr(code))[:1]) for code in range(256))
_NO_WORD = bytes(code for code in range(256) if _TABLE[code] == ord(" "))


def folded(text: str) -> str:
    """The words of a text in lower-case ASCII, one space between them.

    « L’Œuvre d'été » gives « l oeuvre d ete ».
    """
    return b" ".join(_latin(text).translate(_TABLE).split()).decode("ascii")


def different_words(texts: Iterable[str]) -> str:
    """Each folded word of these texts once, in the order they are met, one space between them."""
    words = dict.fromkeys(_latin(" ".join(texts)).translate(_TABLE).split())
    return b" ".join(words).decode("ascii")


def sentence_digest(text: str) -> int:
    """A signed number of 64 bits, the same for two sentences that are the same word for word.

    Case, accents, spaces and punctuation set aside: a word broken by a stray space changes nothing.
    0 when there is no word at all.
    """
    letters = _latin(text).translate(_TABLE, _NO_WORD)
    return _SIGNED_64(blake2b(letters, digest_size=8).digest())[0] if letters else 0


def _latin(text: str) -> bytes:
    """The text in Latin-1: typographic signs made plain, letters of other alphabets left out."""
    if text.isascii():
        return text.encode("ascii")
    text = text.replace("’", "'")
    for ligature, letters in _LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    return text.encode("latin-1", _HANDLER)
