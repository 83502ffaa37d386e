"""The doors to letters and appeals: the office sees all, a candidate what was sent to him."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.access import OFFICE, require_office, visible_juries
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.notices.models import Appeal, Letter, Rectification

__all__ = ["appeal_for", "closed_jury_for", "hearing_for", "letter_for", "require_office"]


def closed_jury_for(user: User, jury_id: UUID) -> Jury:
    """A closed jury of the office, or Http404."""
    jury = visible_juries(user).filter(pk=jury_id, state=Jury.State.CLOSED).first()
    if jury is None or user.role not in OFFICE:
        raise Http404
    return jury


def rectification_for(user: User, number: str) -> Rectification:
    """Rectifying minutes, for whoever may read the jury's own."""
    rows = Rectification.objects.filter(number=number, minutes__jury__in=visible_juries(user))
    row = rows.first()
    if row is None:
        raise Http404
    return row


def reads_what_was_sent(user: User) -> bool:
    """Whether this user is told of a decision only once its letter was sent."""
    return user.role == Role.CANDIDATE


def visible_letters(user: User) -> QuerySet[Letter]:
    """A candidate reads a letter once it has been sent."""
    letters = Letter.objects.select_related("hearing__enrolment", "hearing__jury")
    if user.role in OFFICE:
        return letters
    if user.role == Role.CANDIDATE:
        mine = letters.filter(hearing__enrolment__person__account=user, sendings__isnull=False)
        return mine.distinct()
    return letters.none()


def letter_for(user: User, number: str) -> Letter:
    letter = visible_letters(user).filter(number=number).first()
    if letter is None:
        raise Http404
    return letter


def hearing_for(user: User, hearing_id: int) -> Hearing:
    """A decided candidate: for the office, or for himself once his letter was sent."""
    decided = Hearing.objects.filter(pk=hearing_id, jury__state=Jury.State.CLOSED, deferred="")
    if user.role == Role.CANDIDATE:
        decided = decided.filter(letter__in=visible_letters(user))
    elif user.role not in OFFICE:
        decided = decided.none()
    hearing = decided.select_related("jury__reglement", "enrolment").first()
    if hearing is None:
        raise Http404
    return hearing


def visible_appeals(user: User) -> QuerySet[Appeal]:
    """The office sees every appeal, a candidate his own."""
    appeals = Appeal.objects.select_related(
        "hearing__jury__reglement", "hearing__enrolment__person__civil_status"
    )
    if user.role in OFFICE:
        return appeals
    if user.role == Role.CANDIDATE:
        return appeals.filter(hearing__enrolment__person__account=user)
    return appeals.none()


def appeal_for(user: User, number: str) -> Appeal:
    appeal = visible_appeals(user).filter(number=number).first()
    if appeal is None:
        raise Http404
    return appeal
