"""What may become of a value, a text or a competency from one version to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from parchemin.domain.comparison.likeness import likeness, words_of
from parchemin.domain.comparison.pairing import best_pairs, equal_pairs, left
from parchemin.domain.comparison.tokens import tokens
from parchemin.domain.comparison.words import Stretch, StretchKind, compare_words, same_words

ALIKE = 0.4
"""From what likeness a text that is left and one that is new are one text, reworded."""

SHORT = 6
"""Up to how many words and signs a value is shown whole, before then after."""


class ChangeKind(StrEnum):
    """What became of a thing."""

    SAME = "same"
    REWORDED = "reworded"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A short value that differs; ``label`` names it in French, None is a side that is silent."""

    label: str
    before: str | None
    after: str | None

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The two values word by word; short ones, a date or a code, whole."""
        before, after = self.before or "", self.after or ""
        if max(len(tokens(before)), len(tokens(after))) > SHORT:
            return compare_words(before, after)
        sides = ((StretchKind.REMOVED, before), (StretchKind.ADDED, after))
        return tuple(Stretch(kind, text) for kind, text in sides if text)


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text of a list that differs: added, removed or reworded."""

    kind: ChangeKind
    before: str = ""
    after: str = ""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The two texts word by word."""
        return compare_words(self.before, self.after)


def value_change(label: str, before: str | None, after: str | None) -> Iterable[ValueChange]:
    """The change of one value; nothing when a reader sees the same words."""
    if (before is None) != (after is None) or not same_words(before or "", after or ""):
        yield ValueChange(label, before, after)


def set_changes(label: str, before: Sequence[str], after: Sequence[str]) -> Iterable[ValueChange]:
    """What is in one list only, whatever the order."""
    known, kept = {_seen(item) for item in before}, {_seen(item) for item in after}
    for item in before:
        if _seen(item) not in kept:
            yield ValueChange(label, item, None)
    for item in after:
        if _seen(item) not in known:
            yield ValueChange(label, None, item)


def compare_texts(before: Sequence[str], after: Sequence[str]) -> tuple[TextChange, ...]:
    """The texts that differ between two lists: reworded and added ones in order, then removed."""
    equal = equal_pairs([_seen(text) for text in before], [_seen(text) for text in after])
    rows = left(len(before), (i for i, _ in equal))
    columns = left(len(after), (j for _, j in equal))
    words = [words_of(text) for text in before], [words_of(text) for text in after]
    like = best_pairs(rows, columns, lambda i, j: likeness(words[0][i], words[1][j]), ALIKE)
    origin = {pair.after: pair.before for pair in like}
    changed = [
        TextChange(ChangeKind.REWORDED, before[origin[j]], after[j])
        if j in origin
        else TextChange(ChangeKind.ADDED, after=after[j])
        for j in columns
    ]
    gone = [i for i in rows if i not in origin.values()]
    return (*changed, *(TextChange(ChangeKind.REMOVED, before=before[i]) for i in gone))


def _seen(text: str) -> tuple[str, ...]:
    """What a reader sees of a text, to be compared at once."""
    return tuple(token.key for token in tokens(text))
