"""In the room: open, adjust, note, send on."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from parchemin.domain.deliberation.divergences import sent_to_jury
from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.keys import DEPARTURE
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.accounts.models import User
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.board import Case
from parchemin.office.juries.members import recusals
from parchemin.office.juries.models import Adjustment, Hearing, Jury, Note, Seat
from parchemin.office.juries.obstacles import require_free, require_none, to_open
from parchemin.office.juries.reading import heard, read
from parchemin.office.juries.states import locked

OPEN = Jury.State.OPEN
SETTLED = {ResultOutcome.ACQUIRED, ResultOutcome.NOT_ACQUIRED}


@transaction.atomic
def open_jury(*, on: Jury, by: User) -> Jury:
    """Open the session; refused, with all the reasons, while the composition does not hold.

    The paths are held: one that moves to another version at this moment has moved, or stays.
    """
    require_office(by)
    jury = locked(on, "l'ouvrir", Jury.State.PREPARED)
    hold(jury.hearings.values_list("enrolment_id", flat=True))
    require_none(to_open(read(jury)), f"Le jury {jury.reference} ne peut pas s'ouvrir.")
    jury.state, jury.opened_at = OPEN, timezone.now()
    jury.save(update_fields=["state", "opened_at"])
    record("ouvrir un jury", by=by, on=jury, reference=jury.reference)
    return jury


@dataclass(frozen=True, kw_only=True)
class Change:
    """A result that the jury reads otherwise, and why."""

    bloc: str
    assessment: str
    outcome: str
    reason: str


@transaction.atomic
def adjust(*, on: Hearing, change: Change, by: User) -> Adjustment:
    """Lay the jury's reading over an assessor's result; the assessor's result stays."""
    jury = locked(on.jury, "changer un résultat", OPEN)
    seat = _sits(jury, by)
    board = read(jury, [heard(jury, on)])
    case = board.cases[0]
    if seat is not None:
        require_free(seat, case.hearing, case.recused)
    if change.assessment not in sent_to_jury(case.proposal):
        _require_departure(board.reglement, case, jury)
    _known(case, change)
    row = Adjustment.objects.create(
        hearing=on,
        bloc_code=change.bloc,
        assessment_code=change.assessment,
        outcome=change.outcome,
        reason=change.reason.strip(),
        recorded_by=by,
    )
    record("ajuster un résultat", by=by, on=row, modalite=change.assessment, resultat=row.outcome)
    return row


def _require_departure(reglement: Reglement, case: Case, jury: Jury) -> None:
    name = reglement.jury_for(case.route, jury.held_on)
    rule = reglement.rule(DEPARTURE.at(name), jury.held_on)
    if rule.value is Permission.FORBIDDEN:
        raise RefusedAct(
            "Le règlement interdit au jury de s'écarter des résultats des évaluateurs.",
            rule=rule.origin.cite(),
        )


def _known(case: Case, change: Change) -> None:
    blocs = {bloc.code: bloc for bloc in case.plan.blocs}
    codes = {item.code for item in blocs[change.bloc].modalities} if change.bloc in blocs else set()
    if change.assessment not in codes:
        raise RefusedAct(f"« {change.assessment} » n'est pas une modalité du bloc {change.bloc}.")
    if change.outcome not in SETTLED:
        raise RefusedAct("Le jury dit « acquis » ou « non acquis » : choisissez l'un des deux.")
    if not change.reason.strip():
        raise RefusedAct("Un résultat changé par le jury dit son motif : écrivez-le.")


def _sits(jury: Jury, by: User) -> Seat | None:
    """The seat of a member present in the room, None for the secretariat; nobody else."""
    seats = jury.seats.select_related("juror").filter(juror__account=by, present=True)
    seat = seats.first()
    if seat is None:
        require_office(by)
    return seat


@transaction.atomic
def note(
    *, on: Jury, kind: str, text: str, hearing: Hearing | None = None, bloc: str = "", by: User
) -> Note:
    """Write down words of the jury for its minutes."""
    jury = locked(on, "noter", OPEN)
    seat = _sits(jury, by)
    if not text.strip():
        raise RefusedAct("Cette note est vide : écrivez ce que le procès-verbal doit dire.")
    about = heard(jury, hearing) if hearing else None
    if seat is not None and about is not None:
        person = about.enrolment.person_id
        require_free(seat, about, recusals([seat.juror], [person]).get(person, ()))
    row = Note.objects.create(
        jury=jury,
        hearing=about,
        bloc_code=bloc,
        kind=kind,
        text=text.strip(),
        recorded_by=by,
    )
    record("noter en séance", by=by, on=row, nature=kind, bloc=bloc)
    return row


@transaction.atomic
def defer(*, on: Hearing, reason: str, by: User) -> Hearing:
    """Send a candidate to another session, with the reason; the jury decides nothing for him."""
    require_office(by)
    jury = locked(on.jury, "renvoyer un candidat", OPEN)
    hearing = heard(jury, on)
    if not reason.strip():
        raise RefusedAct("Un renvoi à une autre session dit son motif : écrivez-le.")
    hearing.deferred = reason.strip()
    hearing.save(update_fields=["deferred"])
    record("renvoyer un candidat", by=by, on=hearing)
    return hearing
