"""What later stages tell this one; this stage imports none of them.

In its ``AppConfig.ready`` a later stage says which step of a path it knows (``tell_step``), which
blocs it knows as won (``tell_held``) or refused (``tell_failed``), which whole certifications
(``tell_titles``), what happened there to a path (``tell_happened``) and which persons a role of its
own may open (``open_to``). A view named in ``FRAGMENTS`` adds its part to the page of a person: it
takes one enrolment's id and answers the HTML of that part alone.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, IntegerField, Q, Value, When

from parchemin.domain.correspondences.entitlement import Holding
from parchemin.domain.deliberation.facts import BlocFailure, HeldBloc

STEPS = (
    ("entre", "Entré"),
    ("evalue", "Évalué"),
    ("presente", "Présenté au jury"),
    ("delibere", "Délibéré"),
    ("certifie", "Certifié"),
)
FRAGMENTS = (
    "epreuves:person_fragment",
    "juries:person_fragment",
    "notices:person_fragment",
    "certificates:person_fragment",
)
Condition = Callable[[], Q | Exists]
Opening = Callable[[Any], Q]
HeldTeller = Callable[[Collection[UUID]], Mapping[UUID, tuple[HeldBloc, ...]]]
"""From the ids of enrolments, the blocs won elsewhere; in a constant number of queries."""

FailedTeller = Callable[[Collection[UUID]], Mapping[UUID, tuple[BlocFailure, ...]]]
"""From the ids of enrolments, the blocs that juries refused; in a constant number of queries."""

TitleTeller = Callable[[Collection[UUID]], Iterable[Holding]]
"""From the ids of enrolments, the whole certifications won there; in one query."""


@dataclass(frozen=True, kw_only=True)
class Happening:
    """Something that a later stage did to a path, in the shape of an act of the journal."""

    at: datetime
    act: str
    actor: str
    reference: str

    @property
    def details(self) -> dict[str, str]:
        return {"reference": self.reference}


HistoryTeller = Callable[[Collection[UUID]], Iterable[Happening]]
"""From the ids of enrolments, what happened to them; in a constant number of queries."""


@dataclass
class Told:
    """What has been registered so far: the condition of each step, the opening of each role."""

    steps: dict[str, Condition] = field(default_factory=dict)
    openings: dict[str, Opening] = field(default_factory=dict)
    held: list[HeldTeller] = field(default_factory=list)
    failed: list[FailedTeller] = field(default_factory=list)
    titles: list[TitleTeller] = field(default_factory=list)
    history: list[HistoryTeller] = field(default_factory=list)


TOLD = Told()


def tell_step(key: str, condition: Condition) -> None:
    """Register the condition, on an enrolment, that says it has reached a step of ``STEPS``."""
    if key not in dict(STEPS):
        raise ValueError(key)
    TOLD.steps[key] = condition


def tell_held(teller: HeldTeller) -> None:
    """Register who knows blocs that a person won; the same one twice is asked once."""
    if teller not in TOLD.held:
        TOLD.held.append(teller)


def tell_failed(teller: FailedTeller) -> None:
    """Register who knows blocs that were refused; the same one twice is asked once."""
    if teller not in TOLD.failed:
        TOLD.failed.append(teller)


def failed_on(enrolments: Collection[UUID]) -> dict[UUID, tuple[BlocFailure, ...]]:
    """The blocs refused to the person of each path, in the same certification."""
    found: dict[UUID, tuple[BlocFailure, ...]] = {}
    for teller in TOLD.failed if enrolments else ():
        for path, blocs in teller(enrolments).items():
            found[path] = (*found.get(path, ()), *blocs)
    return found


def tell_titles(teller: TitleTeller) -> None:
    """Register who knows whole certifications that were won; the same one twice is asked once."""
    if teller not in TOLD.titles:
        TOLD.titles.append(teller)


def titles_of(enrolments: Collection[UUID]) -> list[Holding]:
    """The whole certifications that later stages know as won on these paths."""
    return [each for teller in TOLD.titles for each in teller(enrolments)]


def tell_happened(teller: HistoryTeller) -> None:
    """Register who knows what happened to paths; the same one twice is asked once."""
    if teller not in TOLD.history:
        TOLD.history.append(teller)


def happened_to(enrolments: Collection[UUID]) -> list[Happening]:
    """What later stages did to these paths, in no order."""
    return [each for teller in TOLD.history for each in teller(enrolments)]


def held_by(enrolments: Collection[UUID]) -> dict[UUID, tuple[HeldBloc, ...]]:
    """The blocs that later stages know as won, by enrolment."""
    found: dict[UUID, tuple[HeldBloc, ...]] = {}
    for teller in TOLD.held:
        for path, blocs in teller(enrolments).items():
            found[path] = (*found.get(path, ()), *blocs)
    return found


def open_to(role: str, opening: Opening) -> None:
    """Register which enrolments an account of that role may see, given the account."""
    TOLD.openings[role] = opening


def furthest_step() -> Case:
    """The rank in ``STEPS`` of the furthest step an enrolment has reached, as an expression."""
    ranks = {key: rank for rank, (key, _) in enumerate(STEPS)}
    cases = [
        When(TOLD.steps[key](), then=Value(ranks[key]))
        for key in sorted(TOLD.steps, key=ranks.__getitem__, reverse=True)
    ]
    return Case(*cases, default=Value(0), output_field=IntegerField())
