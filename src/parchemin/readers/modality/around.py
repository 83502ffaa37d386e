"""What surrounds some words: expressions are only tried there, which spares most of a text."""

from collections.abc import Sequence

Window = tuple[int, int]


def around(lower: str, words: Sequence[str], before: int, after: int) -> list[Window]:
    """The stretches of a text in small letters around each of the words, those that touch joined."""
    hits: list[int] = []
    for word in words:
        place = lower.find(word)
        while place >= 0:
            hits.append(place)
            place = lower.find(word, place + 1)
    hits.sort()
    size = len(lower)
    found: list[Window] = []
    for place in hits:
        start, end = max(0, place - before), min(size, place + after)
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found
