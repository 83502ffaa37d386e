"""Whether facts may still be recorded about a path; the juries answer, unknown to this stage.

A later stage calls ``ask`` in its ``AppConfig.ready`` with a function that takes the ids of
enrolments and gives, for each one that is closed, the French sentence of the refusal. It must do so
in a constant number of queries: it is asked once for a whole submission of results or attestations.
``ask_bloc`` registers who knows that one bloc of a path is granted, which leaves the path open: the
results of that bloc are as the jury saw them, and are no longer corrected.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

ClosureGuard = Callable[[Collection[UUID]], Mapping[UUID, str]]

BlocGuard = Callable[[UUID, str], str]
"""From the id of an enrolment and the code of a bloc, the sentence of the refusal, or nothing."""

CLOSURE_GUARDS: list[ClosureGuard] = []
BLOC_GUARDS: list[BlocGuard] = []


def ask(guard: ClosureGuard) -> None:
    """Register a guard; the same one twice is asked once."""
    if guard not in CLOSURE_GUARDS:
        CLOSURE_GUARDS.append(guard)


def ask_bloc(guard: BlocGuard) -> None:
    """Register a guard of blocs; the same one twice is asked once."""
    if guard not in BLOC_GUARDS:
        BLOC_GUARDS.append(guard)


def granted(enrolment: UUID, bloc: str) -> list[str]:
    """The sentences of refusal for a bloc whose results no longer change."""
    return [sentence for guard in BLOC_GUARDS if (sentence := guard(enrolment, bloc))]


def closed(enrolments: Collection[UUID]) -> dict[UUID, str]:
    """The sentence of refusal of each enrolment that takes no more facts."""
    found: dict[UUID, str] = {}
    for guard in CLOSURE_GUARDS:
        found.update(guard(enrolments))
    return found
