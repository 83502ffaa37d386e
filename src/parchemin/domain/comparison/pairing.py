"""Which item of one list is which item of another, by likeness of their words."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

LARGEST = 250_000
"""The largest number of pairs whose likeness is computed; beyond, only equal items are paired."""
MARGIN = 0.1
"""How much better than its rivals a pair must be to leave no doubt."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of each side; ``doubt`` is set when another pairing was nearly as good."""

    before: int
    after: int
    likeness: float
    doubt: bool = False


def best_pairs(
    before: Iterable[int],
    after: Iterable[int],
    score: Callable[[int, int], float],
    at_least: float,
) -> list[Pair]:
    """Pairs of the two sides, the likest first, each item once; ties go to the nearest places.

    The result is the same pairs, turned round, when the sides are exchanged.
    """
    rows, columns = list(before), list(after)
    if len(rows) * len(columns) > LARGEST:
        return []
    scored = [(found, i, j) for i in rows for j in columns if (found := score(i, j)) >= at_least]
    scored.sort(key=lambda item: (-item[0], abs(item[1] - item[2]), item[1] + item[2]))
    rivals = _Rivals(scored)
    pairs: list[Pair] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for found, i, j in scored:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append(Pair(i, j, found, rivals.nearly_as_good(i, j, found)))
    return pairs


class _Rivals:
    """The two best scores of each place of each side."""

    def __init__(self, scored: Iterable[tuple[float, int, int]]) -> None:
        self.rows: dict[int, list[tuple[float, int]]] = {}
        self.columns: dict[int, list[tuple[float, int]]] = {}
        for found, i, j in scored:
            self.rows.setdefault(i, []).append((found, j))
            self.columns.setdefault(j, []).append((found, i))

    def nearly_as_good(self, i: int, j: int, found: float) -> bool:
        """Whether one of the two items is nearly as like another one."""
        best = [other for other, column in self.rows[i][:2] if column != j]
        best += [other for other, row in self.columns[j][:2] if row != i]
        return any(other > found - MARGIN for other in best)


def equal_pairs(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """The places of equal items, each once, the first with the first; None equals nothing."""
    free: dict[Hashable, list[int]] = {}
    for place in reversed(range(len(after))):
        free.setdefault(after[place], []).append(place)
    return [
        (place, free[item].pop())
        for place, item in enumerate(before)
        if item is not None and free.get(item)
    ]


def left(size: int, taken: Iterable[int]) -> list[int]:
    """The places of a list that no pair holds."""
    held = set(taken)
    return [place for place in range(size) if place not in held]


def keeps_order(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether paired items follow one another in the same order on both sides."""
    places = [after for _, after in sorted(pairs)]
    return places == sorted(places)
