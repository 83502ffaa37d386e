"""The choice itself: among people who may sit, those who make the best jury, always the same ones.

A jury is first the one that lacks the fewest people the rules want, then the most balanced, then
the one whose members sat the least. Only counts matter to the rules, so for each count of women,
men, qualified and outside members only the least loaded choice is kept.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil

from parchemin.domain.jury.members import Gender
from parchemin.domain.jury.pool import Pooled

Shape = tuple[int, int, int, int]
"""How many women, men, qualified members and members from outside."""

Cost = tuple[int, int, int, int]
"""Wanted people first (negative), sittings, people not asked yet, ranks in the order of the load."""

Kept = tuple[Cost, tuple[int, ...], tuple[Pooled, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wishes:
    """What the members must be together; ``wanted`` is the id of who should sit if possible."""

    balance: bool = False
    qualified: int = 0
    outside: Decimal = Decimal(0)
    wanted: str | None = None


def by_load(people: Iterable[Pooled], wanted: str | None = None) -> list[Pooled]:
    """The wanted person, then the fewest recent sittings, then the available, the oldest, by name."""
    return sorted(
        people,
        key=lambda person: (
            person.juror.id != wanted,
            person.recent_sittings,
            person.available is None,
            person.last_sat or date.min,
            person.juror.name,
            person.juror.id,
        ),
    )


def pick(
    groups: Sequence[tuple[Sequence[Pooled], int]], wishes: Wishes
) -> list[tuple[Pooled, ...]]:
    """So many of each group, the best together first; each group has at least that many people.

    Each next choice is the best one of another count of women, men, qualified and outside members.
    """
    size = sum(seats for _, seats in groups)
    most = (size, size, wishes.qualified, _outside_wanted(size, wishes))
    states: dict[Shape, Kept] = {(0, 0, 0, 0): ((0, 0, 0, 0), (), ())}
    for people, seats in groups:
        ranked = list(enumerate(by_load(people, wishes.wanted)))
        states = _fill(states, _useful(ranked, seats, wishes), seats, (wishes, most))
    ordered = sorted(
        states.items(), key=lambda item: (_distance(item[0], size, wishes), item[1][:2])
    )
    return [chosen for _, (_, _, chosen) in ordered]


def _useful(
    ranked: list[tuple[int, Pooled]], seats: int, wishes: Wishes
) -> list[tuple[int, Pooled]]:
    """The least loaded of each kind, as many as there are seats: the others would never do better."""
    kinds: Counter[Shape] = Counter()
    kept = []
    for rank, person in ranked:
        kind = _shape(person, wishes)
        kinds[kind] += 1
        if kinds[kind] <= seats:
            kept.append((rank, person))
    return kept


def _fill(
    states: dict[Shape, Kept],
    people: list[tuple[int, Pooled]],
    seats: int,
    aim: tuple[Wishes, Shape],
) -> dict[Shape, Kept]:
    """Every shape reached by adding so many of these people, each by its cheapest choice.

    ``aim`` holds the wishes and the counts beyond which one more changes nothing.
    """
    wishes, most = aim
    layers: list[dict[Shape, Kept]] = [states, *({} for _ in range(seats))]
    for rank, person in people:
        kind, cost = _shape(person, wishes), _cost(rank, person, wishes)
        for filled in range(seats, 0, -1):
            for shape, (before, ranks, chosen) in layers[filled - 1].items():
                after = _bounded(_added(shape, kind), most)
                kept = (_added(before, cost), (*ranks, rank), (*chosen, person))
                known = layers[filled].get(after)
                if known is None or kept[:2] < known[:2]:
                    layers[filled][after] = kept
    return layers[seats]


def _shape(person: Pooled, wishes: Wishes) -> Shape:
    """What one person brings of what is wished; what nobody wishes is not counted."""
    juror = person.juror
    return (
        int(wishes.balance and juror.gender is Gender.WOMAN),
        int(wishes.balance and juror.gender is Gender.MAN),
        int(wishes.qualified > 0 and juror.qualified is True),
        int(wishes.outside > 0 and juror.outside is True),
    )


def _cost(rank: int, person: Pooled, wishes: Wishes) -> Cost:
    wanted = -1 if wishes.wanted is not None and person.juror.id == wishes.wanted else 0
    return (wanted, person.recent_sittings, int(person.available is None), rank)


def _added(left: tuple[int, int, int, int], right: tuple[int, int, int, int]) -> Shape:
    return (left[0] + right[0], left[1] + right[1], left[2] + right[2], left[3] + right[3])


def _bounded(shape: Shape, most: Shape) -> Shape:
    return (
        min(shape[0], most[0]),
        min(shape[1], most[1]),
        min(shape[2], most[2]),
        min(shape[3], most[3]),
    )


def _outside_wanted(size: int, wishes: Wishes) -> int:
    """How many members from outside a jury of that size wants."""
    return ceil(wishes.outside * size / 100)


def _distance(shape: Shape, size: int, wishes: Wishes) -> tuple[int, int, int, int]:
    """How far a jury of that shape is from what is wished; zeros when it is all there."""
    women, men, qualified, outside = shape
    return (
        max(0, wishes.qualified - qualified),
        max(0, _outside_wanted(size, wishes) - outside),
        int(wishes.balance and not (women and men)),
        abs(women - men) if wishes.balance else 0,
    )
