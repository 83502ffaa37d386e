"""What a mark may still become: exact shares of its scale, from the lowest to the highest."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from parchemin.domain.deliberation.reasons import Reason, State


@dataclass(frozen=True, slots=True)
class Marking:
    """One mark as a share of its scale; ``low`` is ``high`` once it is known.

    ``fact`` is where a known mark is written, None for a mean of marks. ``missing`` says what would
    settle it. ``never`` tells that no mark will come: the candidate was absent.
    """

    label: str
    low: Fraction
    high: Fraction
    scale: Decimal | None = None
    fact: object = None
    missing: tuple[Reason, ...] = ()
    never: bool = False

    @property
    def known(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Part:
    """One mark with its weight in a mean; None when the weight is not known."""

    marking: Marking
    weight: Fraction | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which shares of the scale the whole will end."""

    low: Fraction
    high: Fraction

    def reach(self, least: Fraction) -> State:
        """YES once nothing can bring it under ``least``, NO once nothing can bring it there."""
        if self.low >= least:
            return State.YES
        return State.OPEN if self.high >= least else State.NO


def exact(mark: Decimal, out_of: Decimal) -> Fraction:
    """A mark as an exact share of its scale."""
    return Fraction(mark) / Fraction(out_of)


def mean(parts: Sequence[Part]) -> Bounds:
    """The weighted mean of several marks, at its lowest and at its highest.

    A mark of unknown weight may outweigh all the others: the mean may end anywhere.
    """
    weights = [part.weight for part in parts if part.weight is not None]
    total = sum(weights, Fraction(0))
    if len(weights) < len(parts) or not total:
        return Bounds(Fraction(0), Fraction(1))
    low = sum((part.marking.low * (part.weight or 0) for part in parts), Fraction(0))
    high = sum((part.marking.high * (part.weight or 0) for part in parts), Fraction(0))
    return Bounds(low / total, high / total)
