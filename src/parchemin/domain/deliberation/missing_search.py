"""Which of several units are enough together: every smallest choice, within a bound."""

from collections.abc import Callable, Iterator
from itertools import combinations

Wins = Callable[[tuple[int, ...]], bool]
"""Whether the units of these ranks are enough."""

MOST_TRIES = 4096


def minimal_choices(
    count: int, wins: Wins, *, tries: int = MOST_TRIES
) -> tuple[list[tuple[int, ...]], bool]:
    """The choices of ranks that are enough and hold none too many, the smallest first.

    The second value says whether they are all there: a search longer than ``tries`` stops, with
    one choice at least where there is any.
    """
    every = tuple(range(count))
    if not wins(every):
        return [], True
    core = tuple(rank for rank in every if not wins(tuple(each for each in every if each != rank)))
    if wins(core):
        return [core], True
    rest = [rank for rank in every if rank not in core]
    found: list[tuple[int, ...]] = []
    for done, extra in enumerate(_growing(rest)):
        if done >= tries:
            return [_joined(core, each) for each in found] or [_shrunk(every, wins)], False
        chosen = set(extra)
        if any(chosen.issuperset(each) for each in found):
            continue
        if wins(_joined(core, extra)):
            found.append(extra)
    return [_joined(core, each) for each in found], True


def _joined(core: tuple[int, ...], extra: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted((*core, *extra)))


def _growing(ranks: list[int]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(ranks) + 1):
        yield from combinations(ranks, size)


def _shrunk(kept: tuple[int, ...], wins: Wins) -> tuple[int, ...]:
    """What is left once each one that can be done without is taken away."""
    for rank in reversed(kept):
        without = tuple(each for each in kept if each != rank)
        if wins(without):
            kept = without
    return kept
