"""How the opinions or marks of several assessors win a modality, or a bloc as a whole.

An assessor speaks in a role (trainer, tutor, member of the jury…): the règlement names the roles,
as it names the colleges of a jury. A role written twice is held by two people.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ByWeighting:
    """The mean of the marks of each role, with its weight, reaches ``minimum`` out of ``out_of``.

    Weights are relative: 30, 20 and 50 say the same as 3, 2 and 5.
    """

    weights: tuple[tuple[str, Decimal], ...]
    minimum: Decimal
    out_of: Decimal


@dataclass(frozen=True, slots=True)
class ByConcordance:
    """Won when all of ``by`` are favourable, not won when none is; the jury decides in between."""

    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ByOpinions:
    """Won from ``needed`` favourable opinions among those of ``by``.

    From ``mention_from`` favourable opinions it is won with ``mention``; None: no mention is given.
    """

    by: tuple[str, ...]
    needed: int
    mention_from: int | None = None
    mention: str = ""


AssessorsRule = ByWeighting | ByConcordance | ByOpinions


def roles_of(rule: object) -> tuple[str, ...]:
    """The roles an assessor may speak in under that rule, each once; none for other rules."""
    if isinstance(rule, ByWeighting):
        return tuple(role for role, _ in rule.weights)
    if isinstance(rule, ByConcordance | ByOpinions):
        return tuple(dict.fromkeys(rule.by))
    return ()


def voices_asked(rule: object) -> int:
    """How many people that rule asks; none for other rules."""
    if isinstance(rule, ByConcordance | ByOpinions):
        return len(rule.by)
    return len(roles_of(rule))
