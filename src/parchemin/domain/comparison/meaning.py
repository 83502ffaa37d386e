"""The meaningful words of a text, and those that two texts share."""

import re
import unicodedata
from dataclasses import dataclass

from parchemin.domain.comparison.stop_words import STOP_WORDS
from parchemin.domain.comparison.tokens import tokens

_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The meaningful words of two texts, each once, in the order of their first text."""

    common: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]

    @property
    def likeness(self) -> float:
        """The part of common words among all, from 0 to 1; 0 when neither has any."""
        total = len(self.common) + len(self.only_first) + len(self.only_second)
        return len(self.common) / total if total else 0.0


def common_words(first: str, second: str) -> SharedWords:
    """The meaningful words two texts share, and those proper to each.

    Case, accents and the plural's final letter are set aside, little words too (a closed list).
    """
    one, other = meaningful(first), meaningful(second)
    return SharedWords(
        common=tuple(word for key, word in one.items() if key in other),
        only_first=tuple(word for key, word in one.items() if key not in other),
        only_second=tuple(word for key, word in other.items() if key not in one),
    )


def meaning_key(word: str) -> str:
    """What makes two meaningful words one: lower case, no accent, no final s or x of a plural."""
    spread = unicodedata.normalize("NFD", word.casefold())
    plain = "".join(char for char in spread if not unicodedata.combining(char))
    return plain[:-1] if len(plain) >= _SHORTEST_PLURAL and plain[-1] in "sx" else plain


def meaningful(text: str) -> dict[str, str]:
    """The first writing of each meaningful word of a text, by what makes it that word."""
    words = (token.key.casefold() for token in tokens(text))
    found: dict[str, str] = {}
    for word in words:
        if word not in STOP_WORDS and re.search(r"\w", word):
            found.setdefault(meaning_key(word), word)
    return found
