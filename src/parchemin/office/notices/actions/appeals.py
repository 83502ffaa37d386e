"""Opening an appeal, hearing it, deciding it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from parchemin.domain.appeal import AppealState, check_filing, check_step
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.notices.access import require_office
from parchemin.office.notices.models import Appeal, AppealStep
from parchemin.office.notices.standing import state_of


@transaction.atomic
def file_appeal(*, on: Hearing, filed_on: date, grounds: str, by: User) -> Appeal:
    """Open an appeal against what was decided of a candidate; one at a time.

    A late one is recorded too: whether it may be heard is for the authority to say.
    """
    _require_author(on, by)
    take_turn()
    if on.jury.state != Jury.State.CLOSED or on.deferred:
        raise RefusedAct(
            "Aucune décision n'a été prise de ce candidat : il n'y a rien à contester."
        )
    check_filing(on.jury.held_on, filed_on, grounds, today=timezone.localdate())
    for other in Appeal.objects.filter(hearing=on).prefetch_related("steps"):
        if state_of(other) is not AppealState.DECIDED:
            raise RefusedAct(
                f"Le recours {other.number} du {other.filed_on:%d/%m/%Y} n'est pas encore décidé : "
                "complétez-le plutôt que d'en ouvrir un second."
            )

    def make(number: str) -> Appeal:
        return Appeal.objects.create(
            hearing=on, number=number, filed_on=filed_on, grounds=grounds.strip(), recorded_by=by
        )

    appeal = insert_numbered(Appeal, "number", f"REC-{filed_on.year}", make)
    record("déposer un recours", by=by, on=appeal, depose_le=filed_on.isoformat())
    return appeal


def _require_author(hearing: Hearing, by: User) -> None:
    if by.role == Role.CANDIDATE and hearing.enrolment.person.account_id == by.pk:
        return
    if by.role != Role.SECRETARIAT:
        raise PermissionDenied


@transaction.atomic
def hear(*, on: Appeal, happened_on: date, authority: str, text: str, by: User) -> AppealStep:
    """Write down that the candidate, or somebody else, was heard."""
    step = _step(on, AppealStep.Kind.HEARING, happened_on, authority, text, by=by)
    record("entendre un recours", by=by, on=on, le=happened_on.isoformat(), devant=authority)
    return step


@transaction.atomic
def decide(
    *, on: Appeal, outcome: str, happened_on: date, authority: str, text: str, by: User
) -> AppealStep:
    """Write down what the authority decided of an appeal, and why; given once."""
    kind = AppealStep.Kind.DECISION
    step = _step(on, kind, happened_on, authority, text, by=by, outcome=outcome)
    record(
        "décider d'un recours",
        by=by,
        on=on,
        decision=outcome,
        le=happened_on.isoformat(),
        devant=authority,
    )
    return step


def _step(
    appeal: Appeal, kind: str, on: date, authority: str, text: str, *, by: User, outcome: str = ""
) -> AppealStep:
    require_office(by)
    take_turn()
    if not text.strip() or not authority.strip():
        raise RefusedAct("Dites devant qui, et le compte rendu ou le motif.")
    last = appeal.steps.order_by("-id").first()
    before = last.happened_on if last else appeal.filed_on
    check_step(state_of(appeal), before, on, today=timezone.localdate())
    return AppealStep.objects.create(
        appeal=appeal,
        kind=kind,
        happened_on=on,
        authority=authority.strip(),
        outcome=outcome,
        text=text.strip(),
        recorded_by=by,
    )
