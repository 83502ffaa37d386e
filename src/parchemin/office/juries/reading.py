"""Reading a whole jury session from the tables, in a constant number of queries."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.utils import timezone

from parchemin.domain.deliberation.facts import (
    Adjustment,
    CandidateFacts,
    Closing,
    ResultOutcome,
)
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.errors import RefusedAct
from parchemin.domain.jury.tally import Choice
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.epreuves.queries import facts_for
from parchemin.office.juries.board import Board, Case, Show, hand_count
from parchemin.office.juries.earlier import Past, past_of
from parchemin.office.juries.members import recusals, saved_picks, sitting
from parchemin.office.juries.models import Adjustment as AdjustmentRow
from parchemin.office.juries.models import Hearing, Jury, Note, Seat, ShownHands, Vote
from parchemin.office.juries.rulebook import plans_for, reglement_for


def read(jury: Jury, hearings: Iterable[Hearing] | None = None) -> Board:
    """The session, or only some of its candidates; the number of queries is constant."""
    seats = tuple(jury.seats.select_related("juror__account"))
    members = sitting(jury, saved_picks(seats))
    if hearings is None:
        chosen = tuple(jury.hearings.select_related("enrolment__person__civil_status"))
        about = Q(hearing__jury=jury)
    else:
        chosen = tuple(hearings)
        about = Q(hearing__in=[hearing.pk for hearing in chosen])
    return Board(jury, reglement_for(jury), members, seats, _cases(jury, seats, chosen, about))


def _cases(
    jury: Jury, seats: tuple[Seat, ...], hearings: tuple[Hearing, ...], about: Q
) -> tuple[Case, ...]:
    """The candidates as the domain knows them; ``about`` chooses the rows of these hearings."""
    enrolments = [hearing.enrolment for hearing in hearings]
    persons = [enrolment.person_id for enrolment in enrolments]
    _share_reglement(jury, enrolments)
    plans = plans_for(enrolments, jury.held_on)
    facts = facts_for(enrolments, jury.closed_at)
    recused = recusals([seat.juror for seat in seats], persons, closed_at=jury.closed_at)
    layers, closing = _layers(jury, about, persons), _closing(jury)
    cases = []
    for hearing in hearings:
        enrolment = hearing.enrolment
        plan = plans[enrolment.version_id, enrolment.reglement_id]
        known = layers.over(facts[enrolment.pk], hearing, closing)
        case = Case(
            hearing=hearing,
            plan=plan,
            facts=known,
            proposal=propose_with(plan, known),
            recused=recused.get(enrolment.person_id, frozenset()),
            choices=layers.choices.get(hearing.pk, {}),
            notes=layers.notes.get(hearing.pk, {}),
            shows=layers.shows.get(hearing.pk, {}),
        )
        cases.append(case)
    return tuple(cases)


def _share_reglement(jury: Jury, enrolments: Iterable[Enrolment]) -> None:
    """Most paths follow the règlement of their jury: its text is not read again for them."""
    for enrolment in enrolments:
        if enrolment.reglement_id == jury.reglement_id:
            enrolment.reglement = jury.reglement


def _closing(jury: Jury) -> Closing | None:
    """What came after the closing counts no more."""
    if jury.closed_at is None:
        return None
    return Closing(on=timezone.localdate(jury.closed_at), rank=moment_rank(jury.closed_at))


@dataclass(frozen=True)
class Layers:
    """What the jury adds to the facts of the épreuves, by hearing or by person."""

    adjustments: Mapping[int, tuple[Adjustment, ...]]
    past: Mapping[Any, Past]
    choices: Mapping[int, Mapping[str, Mapping[str, Choice]]]
    notes: Mapping[int, Mapping[tuple[str, str], str]]
    shows: Mapping[int, Mapping[str, Show]]

    def over(
        self, facts: CandidateFacts, hearing: Hearing, closing: Closing | None
    ) -> CandidateFacts:
        added = self.adjustments.get(hearing.pk, ())
        past = self.past.get(hearing.enrolment.person_id)
        if not added and past is None and closing is None:
            return facts
        return replace(
            facts,
            adjustments=(*facts.adjustments, *added),
            held=(*facts.held, *(past.held if past else ())),
            failures=past.failures if past else (),
            closing=closing,
        )


def _layers(jury: Jury, about: Q, persons: list[Any]) -> Layers:
    return Layers(
        adjustments=_grouped(
            AdjustmentRow.objects.filter(about).select_related("recorded_by").order_by("id"),
            lambda row: row.hearing_id,
            lambda row: adjustment(jury, row),
        ),
        past=past_of(jury, persons),
        choices=_choices(about),
        notes=_notes(about),
        shows=_shows(about),
    )


def adjustment(jury: Jury, row: AdjustmentRow) -> Adjustment:
    """An adjustment as the domain knows it, of a modality or of a whole bloc."""
    who = row.recorded_by.get_full_name() or row.recorded_by.username
    return Adjustment(
        subject=row.assessment_code or row.bloc_code,
        outcome=ResultOutcome(row.outcome),
        author=f"jury {jury.reference}, {who}",
        reason=row.reason,
        on=timezone.localdate(row.recorded_at),
        rank=moment_rank(row.recorded_at),
        id=f"ajustement-{row.pk}",
        mark=row.mark,
        out_of=row.out_of,
    )


def _choices(about: Q) -> dict[int, dict[str, dict[str, Choice]]]:
    found: dict[int, dict[str, dict[str, Choice]]] = {}
    rows = Vote.objects.filter(about).order_by("id")
    for hearing, bloc, juror, choice in rows.values_list(
        "hearing_id", "bloc_code", "seat__juror_id", "choice"
    ):
        found.setdefault(hearing, {}).setdefault(bloc, {})[str(juror)] = Choice(choice)
    return found


def _shows(about: Q) -> dict[int, dict[str, Show]]:
    found: dict[int, dict[str, Show]] = {}
    for row in ShownHands.objects.filter(about).order_by("id"):
        hands = tuple(hand_count(*line) for line in row.counts)
        chair = Choice(row.chair_choice) if row.chair_choice else None
        found.setdefault(row.hearing_id, {})[row.bloc_code] = Show(hands, chair)
    return found


def _notes(about: Q) -> dict[int, dict[tuple[str, str], str]]:
    found: dict[int, dict[tuple[str, str], str]] = {}
    rows = Note.objects.filter(about).order_by("id")
    for hearing, kind, bloc, text in rows.values_list("hearing_id", "kind", "bloc_code", "text"):
        found.setdefault(hearing, {})[kind, bloc] = text
    return found


def _grouped(
    rows: Iterable[Any], key: Callable[[Any], Any], make: Callable[[Any], Any]
) -> dict[Any, tuple[Any, ...]]:
    found: dict[Any, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(make(row))
    return {name: tuple(items) for name, items in found.items()}


def heard(jury: Jury, hearing: Hearing) -> Hearing:
    """The candidate's row as it is now; refuses one of another session."""
    row = (
        jury.hearings.select_related("enrolment__person__civil_status")
        .filter(pk=hearing.pk)
        .first()
    )
    if row is None:
        raise RefusedAct(f"Ce candidat n'est pas présenté au jury {jury.reference}.")
    return row
