"""The least marks that are enough, to the hundredth of a point, on the scale of each mark."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

from parchemin.domain.deliberation.facts import Opinion, Result
from parchemin.domain.deliberation.further import Further

_CENT = 100
Enough = Callable[[tuple[Further, ...]], bool]
Place = tuple[str, str]
"""A mark to come: the subject, and the role of the assessor where the rule names it."""


def least(further: tuple[Further, ...], enough: Enough) -> tuple[Further, ...]:
    """The same facts with marks as low as the rules allow.

    Marks come down together by the same share of their scale, then each by itself.
    """
    places = list(dict.fromkeys(place for each in further if (place := _place(each))))
    if places:
        further = _together(further, places, enough)
        for place in places:
            further = _alone(further, place, enough)
    return further


def _place(fact: Further) -> Place | None:
    if isinstance(fact, Result | Opinion) and fact.mark is not None and fact.out_of:
        return fact.subject, fact.role if isinstance(fact, Opinion) else ""
    return None


def _together(
    further: tuple[Further, ...], places: list[Place], enough: Enough
) -> tuple[Further, ...]:
    steps = max(_hundredths(further, place) for place in places)

    def at(step: int) -> tuple[Further, ...]:
        changed = further
        for place in places:
            hundredths = ceil(Fraction(step, steps) * _hundredths(further, place))
            changed = _marked(changed, place, hundredths)
        return changed

    return at(_lowest(steps, lambda step: enough(at(step))))


def _alone(further: tuple[Further, ...], place: Place, enough: Enough) -> tuple[Further, ...]:
    now = next(int((each.mark or 0) * _CENT) for each in _at(further, place))
    lowest = _lowest(now, lambda step: enough(_marked(further, place, step)))
    return _marked(further, place, lowest)


def _lowest(high: int, good: Callable[[int], bool]) -> int:
    """The lowest step that is good, ``high`` being known to be."""
    low = 0
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if good(middle) else (middle + 1, high)
    return high


def _hundredths(further: tuple[Further, ...], place: Place) -> int:
    return next(int((each.out_of or 0) * _CENT) for each in _at(further, place))


def _at(further: tuple[Further, ...], place: Place) -> Iterator[Result | Opinion]:
    for each in further:
        if isinstance(each, Result | Opinion) and _place(each) == place:
            yield each


def _marked(further: tuple[Further, ...], place: Place, hundredths: int) -> tuple[Further, ...]:
    mark = Decimal(hundredths) / _CENT
    return tuple(
        replace(each, mark=mark)
        if isinstance(each, Result | Opinion) and _place(each) == place
        else each
        for each in further
    )
