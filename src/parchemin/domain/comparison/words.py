"""Two texts compared word by word, as a French reader sees them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from parchemin.domain.comparison.alignment import Run, aligned
from parchemin.domain.comparison.stop_words import STOP_WORDS
from parchemin.domain.comparison.tokens import Token, tokens

NOISE = 2
"""How many little words kept between two changes are read as part of the change."""


class StretchKind(StrEnum):
    """Whether a stretch of text is in both texts, in the first alone or in the second alone."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive words with the same fate; ``text`` as written, a kept one as written after."""

    kind: StretchKind
    text: str


def compare_words(before: str, after: str) -> tuple[Stretch, ...]:
    """What is kept, removed and added from one text to the other, in reading order.

    Kept and added stretches put end to end give ``after``; kept and removed ones give ``before``
    but for the writing of apostrophes, dashes, quotation marks and spaces. A removal comes before
    the addition that replaces it. The time stays near linear: a long passage without a single
    landmark in common is shown as removed, then added, as a whole.
    """
    first, second = tokens(before), tokens(after)
    runs = aligned([token.key for token in first], [token.key for token in second])
    pieces = _without_noise(runs, first, second)
    return tuple(
        Stretch(kind, "".join(text for _, text in group))
        for kind, group in groupby(pieces, key=lambda piece: piece[0])
    )


def same_words(before: str, after: str) -> bool:
    """Whether a reader sees the same words in both texts."""
    if before == after:
        return True
    return [token.key for token in tokens(before)] == [token.key for token in tokens(after)]


def _without_noise(
    runs: Iterable[Run], first: tuple[Token, ...], second: tuple[Token, ...]
) -> Iterator[tuple[StretchKind, str]]:
    """The stretches, a change swallowing the few little words kept in the midst of it."""
    removed = added = ""
    listed = list(runs)
    for rank, run in enumerate(listed):
        gone = "".join(token.text for token in first[run.before : run.before_end])
        come = "".join(token.text for token in second[run.after : run.after_end])
        inside = 0 < rank < len(listed) - 1
        if not run.kept or (inside and _is_noise(first[run.before : run.before_end])):
            removed, added = removed + gone, added + come
            continue
        yield from _change(removed, added)
        removed = added = ""
        yield StretchKind.KEPT, come
    yield from _change(removed, added)


def _is_noise(kept: tuple[Token, ...]) -> bool:
    """Whether kept words are so few and so small that showing them apart only hinders reading."""
    return len(kept) <= NOISE and all(
        token.key.casefold() in STOP_WORDS or not re.search(r"\w", token.key) for token in kept
    )


def _change(removed: str, added: str) -> Iterator[tuple[StretchKind, str]]:
    """A removal, then the addition that replaces it; nothing for an empty one."""
    if removed:
        yield StretchKind.REMOVED, removed
    if added:
        yield StretchKind.ADDED, added
