"""What later stages recorded on a path, and why they would not let it change version.

This stage imports none of them. In its ``AppConfig.ready`` a later stage registers the facts it
holds (``tell_recorded``), and what forbids a move (``forbid_move``); each takes the ids of
enrolments and answers in a constant number of queries.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from parchemin.domain.version_move import RecordedFact

FactTeller = Callable[[Collection[UUID]], Mapping[UUID, tuple[RecordedFact, ...]]]
MoveGuard = Callable[[Collection[UUID]], Mapping[UUID, str]]
"""From the ids of enrolments, the French sentence of the refusal of those that may not move."""

FACT_TELLERS: list[FactTeller] = []
MOVE_GUARDS: list[MoveGuard] = []


def tell_recorded(teller: FactTeller) -> None:
    """Register who holds facts; the same one twice is asked once."""
    if teller not in FACT_TELLERS:
        FACT_TELLERS.append(teller)


def forbid_move(guard: MoveGuard) -> None:
    """Register who may forbid a move; the same one twice is asked once."""
    if guard not in MOVE_GUARDS:
        MOVE_GUARDS.append(guard)


def recorded_on(enrolment: UUID) -> tuple[RecordedFact, ...]:
    """Every fact that later stages hold on a path."""
    return tuple(fact for teller in FACT_TELLERS for fact in teller([enrolment]).get(enrolment, ()))


def forbidden(enrolment: UUID) -> list[str]:
    """The sentences of those that forbid the move."""
    answers = (guard([enrolment]).get(enrolment) for guard in MOVE_GUARDS)
    return [sentence for sentence in answers if sentence]
