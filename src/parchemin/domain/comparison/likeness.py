"""How alike two sets of meaningful words are."""

from parchemin.domain.comparison.meaning import meaningful

FEWEST = 3
"""How many meaningful words a text needs to be recognised inside a longer one."""

TAKEN_UP = 0.55
"""What being wholly taken up by a longer text is worth."""

Words = frozenset[str]


def words_of(*texts: str | None) -> Words:
    """The meaningful words of texts, as one set."""
    return frozenset(key for text in texts if text for key in meaningful(text))


def likeness(one: Words, other: Words) -> float:
    """The part of common words among all, from 0 to 1; two sets without a word are alike."""
    if not one or not other:
        return float(one == other)
    return len(one & other) / len(one | other)


def contained(one: Words, other: Words) -> float:
    """Likeness, or for a short text that a longer one takes up, most of the part it takes up."""
    smallest = min(len(one), len(other))
    taken_up = len(one & other) / smallest if smallest >= FEWEST else 0.0
    return max(likeness(one, other), TAKEN_UP * taken_up)
