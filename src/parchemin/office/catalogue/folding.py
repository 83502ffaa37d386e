"""The words by which a fiche is found, and the marks that tell a code from a word."""

from parchemin.readers.fiche_xml.cards import Card
from parchemin.readers.folded_words import different_words, folded

MARKS = {"nsf": "0n", "rome": "0r", "formacode": "0f", "ccn": "0k", "certifier": "0c"}
"""No French word begins with a zero: a marked code is never taken for a word."""
TITLE = "0t"
"""The mark of the words of the number and the title: a fiche that has them there comes first."""
BARE = ("rome", "formacode")
"""Codes that are words too: a person pastes them in the search."""


def words_of(card: Card) -> str:
    """Each word of the number, title, certifiers, codes, bloc titles and activities once."""
    certifiers = " ".join(card.certifiers)
    texts = [card.number, card.number.lstrip("RNCPS"), card.title, card.abbreviation, certifiers]
    for name, code in card.codes:
        word = glued(code)
        texts.append(MARKS[name] + word)
        if name in BARE:
            texts.append(word)
    texts += [MARKS["certifier"] + word for word in folded(certifiers).split()]
    texts += title_marks(card.number, card.title)
    return different_words([*texts, *card.texts])


def title_marks(*texts: str) -> list[str]:
    """The marked words of a number and a title, or of what is looked for in them."""
    return [TITLE + word for word in folded(" ".join(texts)).split()]


def glued(code: str) -> str:
    """A code as one folded word: « 315 p » gives « 315p »."""
    return folded(code).replace(" ", "")


def asked_words(text: str) -> list[str]:
    """The words that a person typed."""
    return folded(text).split()


def asked_marks(name: str, text: str) -> list[str]:
    """The marked words for a code, or for the words of a certifier's name."""
    words = folded(text).split() if name == "certifier" else [glued(text)]
    return [MARKS[name] + word for word in words if word]
