"""What earlier juries of the same certification decided: the blocs won, those refused."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from parchemin.domain.deliberation.facts import BlocFailure, HeldBloc
from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.juries.models import Decision, Jury

DEFINITIVE = Q(awaits="") | Q(hearing__jury__ratification__accepted=True)
"""A decision that nothing awaits any more: in one step, or accepted by the authority that delivers."""
_WON = DEFINITIVE & Q(won=True, outcome=BlocOutcome.WON.value)
_REFUSED = Q(outcome=BlocOutcome.NOT_WON.value)
_PRESENT = (Outcome.ACQUIRED, Outcome.NOT_ACQUIRED)


@dataclass(frozen=True)
class Past:
    """The blocs of one person before the jury that reads them."""

    held: tuple[HeldBloc, ...] = ()
    failures: tuple[BlocFailure, ...] = ()


def past_of(jury: Jury, persons: Iterable[Any]) -> dict[Any, Past]:
    """What earlier juries decided of these persons, in one query, two when a bloc was refused.

    A person refused for absences alone has not failed; refused again with nothing taken since the
    last refusal, he has failed once.
    """
    found = list(_rows(jury, persons))
    days = _days(found)
    blocs: dict[Any, list[Decision]] = defaultdict(list)
    for row in found:
        blocs[row.hearing.enrolment.person_id].append(row)
    return {
        person: Past(tuple(held_bloc(row) for row in rows if row.won), _failures(rows, days))
        for person, rows in blocs.items()
    }


def _rows(jury: Jury, persons: Iterable[Any]) -> QuerySet[Decision]:
    rows = Decision.objects.filter(
        _WON | _REFUSED,
        hearing__enrolment__person__in=persons,
        hearing__jury__number=jury.number,
        decided_on__lte=jury.held_on,
    ).exclude(hearing__jury=jury)
    if jury.closed_at is not None:
        rows = rows.filter(hearing__jury__closed_at__lt=jury.closed_at)
    return _dated(rows)


def failures_of(
    persons: Iterable[Any], numbers: Iterable[str]
) -> dict[tuple[Any, str], tuple[BlocFailure, ...]]:
    """The blocs refused to these persons by closed juries, by person and certification."""
    rows = Decision.objects.filter(
        _REFUSED, hearing__enrolment__person__in=persons, hearing__jury__number__in=numbers
    )
    refused = list(_dated(rows))
    days = _days(refused)
    found: dict[tuple[Any, str], list[Decision]] = defaultdict(list)
    for row in refused:
        found[row.hearing.enrolment.person_id, row.hearing.jury.number].append(row)
    return {key: _failures(group, days) for key, group in found.items()}


def was_refused() -> Exists:
    """Whether a jury refused a bloc to the person of a path, whatever the certification."""
    rows = Decision.objects.filter(_REFUSED, hearing__enrolment__person=OuterRef("person"))
    return Exists(rows.exclude(bloc_code=""))


def _dated(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """The decisions on blocs, in order."""
    return (
        rows.exclude(bloc_code="")
        .select_related("hearing__jury__minutes", "hearing__enrolment")
        .order_by("decided_on", "bloc_code")
    )


class Day(NamedTuple):
    """A day a bloc was examined, and whether the candidate was there."""

    on: date
    present: bool


Days = Mapping[tuple[UUID, str], Sequence[Day]]
"""The days of each path and bloc."""


def _days(rows: Iterable[Decision]) -> Days:
    """The days examined of the paths that were refused a bloc; no query when none was."""
    refused = {row.hearing.enrolment_id for row in rows if not row.won}
    found: dict[tuple[UUID, str], list[Day]] = defaultdict(list)
    if not refused:
        return found
    results = Result.objects.filter(enrolment__in=refused, superseded_by__isnull=True).order_by()
    for path, bloc, outcome, on in results.values_list(
        "enrolment_id", "bloc_code", "outcome", "obtained_on"
    ):
        found[path, bloc].append(Day(on, outcome in _PRESENT))
    return found


def _failures(rows: Iterable[Decision], days: Days) -> tuple[BlocFailure, ...]:
    tries: dict[Any, BlocFailure] = {}
    for row in rows:
        before = [
            day
            for day in days.get((row.hearing.enrolment_id, row.bloc_code), ())
            if day.on <= row.decided_on
        ]
        sat = max((day.on for day in before if day.present), default=None)
        if row.won or (sat is None and before):
            continue
        key = (row.bloc_code, sat or row.pk)
        failure = BlocFailure(bloc=row.bloc_code, on=row.decided_on, proof=_proof(row))
        tries.setdefault(key, failure)
    return tuple(tries.values())


def held_bloc(row: Decision) -> HeldBloc:
    """A bloc won before a jury, with its minutes as proof."""
    return HeldBloc(bloc=row.bloc_code, acquired_on=row.decided_on, proof=_proof(row))


def _proof(row: Decision) -> str:
    return f"procès-verbal {row.hearing.jury.minutes.number}"
