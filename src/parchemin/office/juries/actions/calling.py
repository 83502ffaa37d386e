"""Calling members and candidates: letters, sendings, answers, files sent to the members."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.calling import CallDeadline, CallRole, call_deadline
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.juries.access import require_office
from parchemin.office.juries.call_content import call_of, letterhead, to_json
from parchemin.office.juries.models import Call, CallAnswer, Juror, Jury
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.juries.rulebook import reglement_for
from parchemin.office.juries.states import locked
from parchemin.writers import call_pdf

Called = tuple[Juror | Enrolment, CallRole]
NOT_CLOSED = (Jury.State.PREPARED, Jury.State.OPEN)


@dataclass(frozen=True)
class Post:
    """What the letters written at once share."""

    jury: Jury
    deadline: CallDeadline | None
    head: dict[str, Any]
    today: date
    reason: str
    by: User


def deadline_of(jury: Jury) -> CallDeadline | None:
    """The last day to call people, None when the règlement is silent."""
    try:
        return call_deadline(reglement_for(jury), jury.held_on)
    except MissingRule:
        return None


@transaction.atomic
def write_calls(
    *, on: Jury, candidates: bool = False, late_reason: str = "", by: User
) -> list[Call]:
    """Write the letter of each member, or of each candidate, who has none yet.

    Refused after the last day of the règlement unless a reason is given, and after the jury's day.
    """
    require_office(by)
    jury = locked(on, "convoquer", *NOT_CLOSED)
    take_turn()
    today, deadline, reason = timezone.localdate(), deadline_of(jury), late_reason.strip()
    waiting = _uncalled_candidates(jury) if candidates else _uncalled_members(jury)
    if not waiting:
        return []
    _require_time(jury, deadline, reason, today)
    late = deadline is not None and deadline.late(today)
    post = Post(jury, deadline, letterhead(jury), today, reason if late else "", by)
    written = [_write(person, role, post) for person, role in waiting]
    numbers = [call.number for call in written]
    record("convoquer au jury", by=by, on=jury, lettres=numbers, motif=post.reason)
    return written


def _require_time(jury: Jury, deadline: CallDeadline | None, reason: str, today: date) -> None:
    if today > jury.held_on:
        raise RefusedAct(
            f"Le jury {jury.reference} était le {jury.held_on:%d/%m/%Y} : il est trop tard pour y "
            "convoquer."
        )
    if deadline is not None and deadline.late(today) and not reason:
        raise RefusedAct(
            f"{deadline.sentence(today)} Donnez le motif du retard pour convoquer quand même : il "
            "est gardé avec les lettres.",
            rule=deadline.rule.origin.cite(),
        )


def _uncalled_members(jury: Jury) -> list[Called]:
    called = set(jury.calls.exclude(juror=None).values_list("juror_id", flat=True))
    seats = jury.seats.select_related("juror")
    found: list[Called] = [
        (seat.juror, CallRole.CHAIR if seat.chair else CallRole.MEMBER) for seat in seats
    ]
    substitutes = jury.substitutes.select_related("juror")
    found += [(item.juror, CallRole.SUBSTITUTE) for item in substitutes]
    return [(person, role) for person, role in found if person.pk not in called]


def _uncalled_candidates(jury: Jury) -> list[Called]:
    called = set(jury.calls.exclude(enrolment=None).values_list("enrolment_id", flat=True))
    heard = jury.hearings.filter(deferred="").select_related("enrolment__person__civil_status")
    return [
        (hearing.enrolment, CallRole.CANDIDATE)
        for hearing in heard
        if hearing.enrolment_id not in called
    ]


def _write(person: Juror | Enrolment, role: CallRole, post: Post) -> Call:
    whom = {"juror": person} if isinstance(person, Juror) else {"enrolment": person}
    deadline = post.deadline

    def make(number: str) -> Call:
        letter = call_of(
            person, role, post.head, number=number, held_on=post.jury.held_on,
            written_on=post.today, late_reason=post.reason,
            notice=deadline.sentence(post.today) if deadline else "",
        )  # fmt: skip
        pdf = call_pdf.render(letter)
        return Call.objects.create(
            jury=post.jury, number=number, content=to_json(letter), pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(), written_on=post.today,
            latest_on=deadline.latest_on if deadline else None,
            rule=deadline.rule.origin.cite() if deadline else "",
            late_reason=post.reason, recorded_by=post.by, **whom,
        )  # fmt: skip

    return insert_numbered(Call, "number", f"CONV-{post.today.year}", make)


@transaction.atomic
def answer_call(*, on: Call, choice: str, reason: str = "", by: User) -> CallAnswer:
    """Write what the person called answered; a change of mind is one more answer."""
    if on.juror is None or on.juror.account_id != by.pk:
        require_office(by)
    locked(on.jury, "répondre à une convocation", *NOT_CLOSED)
    if choice not in CallAnswer.Choice.values:
        raise RefusedAct(
            f"« {choice} » n'est pas une réponse : accepte ou refuse étaient attendus. Rien n'est "
            "écrit."
        )
    answer = CallAnswer.objects.create(
        call=on, choice=choice, reason=reason.strip(), recorded_by=by
    )
    record("répondre à une convocation", by=by, on=answer, lettre=on.number, reponse=choice)
    return answer
