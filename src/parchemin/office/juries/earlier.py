"""What earlier juries of the same certification decided: the blocs won, those refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

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
    """What earlier juries decided of these persons, in one query.

    A person refused for absences alone has not failed; refused again with nothing taken since the
    last refusal, he has failed once.
    """
    blocs: dict[Any, list[Decision]] = {}
    for row in _rows(jury, persons):
        blocs.setdefault(row.hearing.enrolment.person_id, []).append(row)
    return {
        person: Past(tuple(held_bloc(row) for row in rows if row.won), _failures(rows))
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
    """The blocs refused to these persons by closed juries, by person and certification; one query."""
    rows = Decision.objects.filter(
        _REFUSED, hearing__enrolment__person__in=persons, hearing__jury__number__in=numbers
    )
    found: dict[tuple[Any, str], list[Decision]] = {}
    for row in _dated(rows):
        key = (row.hearing.enrolment.person_id, row.hearing.jury.number)
        found.setdefault(key, []).append(row)
    return {key: _failures(group) for key, group in found.items()}


def was_refused() -> Exists:
    """Whether a jury refused a bloc to the person of a path, whatever the certification."""
    rows = Decision.objects.filter(_REFUSED, hearing__enrolment__person=OuterRef("person"))
    return Exists(rows.exclude(bloc_code=""))


def _dated(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    """The decisions on blocs, in order, with the last days the bloc was sat and missed."""
    return (
        rows.exclude(bloc_code="")
        .annotate(sat=_last(outcome__in=_PRESENT), missed=_last(~Q(outcome__in=_PRESENT)))
        .select_related("hearing__jury__minutes", "hearing__enrolment")
        .order_by("decided_on", "bloc_code")
    )


def _last(*kind: Q, **which: Any) -> Subquery:
    """The last day, until the decision, of a result of that kind in the bloc."""
    found = Result.objects.filter(
        *kind,
        enrolment=OuterRef("hearing__enrolment"),
        bloc_code=OuterRef("bloc_code"),
        obtained_on__lte=OuterRef("decided_on"),
        superseded_by__isnull=True,
        **which,
    )
    return Subquery(found.order_by(F("obtained_on").desc()).values("obtained_on")[:1])


def _failures(rows: Iterable[Any]) -> tuple[BlocFailure, ...]:
    tries: dict[Any, BlocFailure] = {}
    for row in rows:
        if row.won or (row.sat is None and row.missed is not None):
            continue
        key = (row.bloc_code, row.sat or row.pk)
        failure = BlocFailure(bloc=row.bloc_code, on=row.decided_on, proof=_proof(row))
        tries.setdefault(key, failure)
    return tuple(tries.values())


def held_bloc(row: Decision) -> HeldBloc:
    """A bloc won before a jury, with its minutes as proof."""
    return HeldBloc(bloc=row.bloc_code, acquired_on=row.decided_on, proof=_proof(row))


def _proof(row: Decision) -> str:
    return f"procès-verbal {row.hearing.jury.minutes.number}"
