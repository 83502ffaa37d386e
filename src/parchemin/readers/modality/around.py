"""What surrounds some words: expressions are only tried there, which spares most of a text."""

from collections.abc import Iterator, Sequence

Window = tuple[int, int]


def around(lower: str, words: Sequence[str], before: int, after: int) -> list[Window]:
    """The stretches of a text in small letters around each of the words, those that touch joined."""
    hits = sorted(place for word in words if word in lower for place in _places(lower, word))
    found: list[Window] = []
    for place in hits:
        start, end = max(0, place - before), min(len(lower), place + after)
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def _places(lower: str, word: str) -> Iterator[int]:
    place = lower.find(word)
    while place >= 0:
        yield place
        place = lower.find(word, place + 1)
