"""Whether facts may still be recorded about a path; the juries answer, unknown to this stage.

A later stage calls ``ask`` in its ``AppConfig.ready`` with a function that takes the ids of
enrolments and gives, for each one that is closed, the French sentence of the refusal. It must do so
in a constant number of queries: it is asked once for a whole submission of results or attestations.
"""

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

ClosureGuard = Callable[[Collection[UUID]], Mapping[UUID, str]]

CLOSURE_GUARDS: list[ClosureGuard] = []


def ask(guard: ClosureGuard) -> None:
    """Register a guard; the same one twice is asked once."""
    if guard not in CLOSURE_GUARDS:
        CLOSURE_GUARDS.append(guard)


def closed(enrolments: Collection[UUID]) -> dict[UUID, str]:
    """The sentence of refusal of each enrolment that takes no more facts."""
    found: dict[UUID, str] = {}
    for guard in CLOSURE_GUARDS:
        found.update(guard(enrolments))
    return found
