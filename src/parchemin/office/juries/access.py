"""The only door to a jury: the office and the auditor see all, a juror those where he sits."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.models import Call, Hearing, Juror, Jury, Seat, SignedSheet

OFFICE = {Role.SECRETARIAT, Role.AUDITOR}


def visible_juries(user: User) -> QuerySet[Jury]:
    """The juries this user may look at."""
    juries = Jury.objects.select_related("reglement")
    if user.role in OFFICE:
        return juries
    if user.role == Role.JUROR:
        return juries.filter(seats__juror__account=user).distinct()
    return juries.none()


def jury_for(user: User, jury_id: UUID) -> Jury:
    """The jury, or Http404 when it does not exist or is not this user's affair."""
    jury = visible_juries(user).filter(pk=jury_id).first()
    if jury is None:
        raise Http404
    return jury


def hearing_for(user: User, jury_id: UUID, hearing_id: int) -> Hearing:
    """A candidate of a jury this user may look at, or Http404."""
    jury = jury_for(user, jury_id)
    hearing = (
        jury.hearings.select_related("enrolment__person__civil_status")
        .filter(pk=hearing_id)
        .first()
    )
    if hearing is None:
        raise Http404
    hearing.jury = jury
    return hearing


def seat_in(jury: Jury, seat_id: int) -> Seat:
    """A seat of that jury, or Http404."""
    seat = jury.seats.select_related("juror").filter(pk=seat_id).first()
    if seat is None:
        raise Http404
    return seat


def seat_of(user: User, jury: Jury) -> Seat | None:
    """The seat this user holds in that jury, None for somebody who does not sit."""
    return jury.seats.select_related("juror").filter(juror__account=user).first()


def visible_jurors(user: User) -> QuerySet[Juror]:
    """The pool, for those who may read it; a juror sees only his own line."""
    if user.role in OFFICE:
        return Juror.objects.select_related("account")
    return Juror.objects.filter(account=user)


def juror_for(user: User, juror_id: int) -> Juror:
    """A member of the pool this user may look at, or Http404; a juror sees only himself."""
    juror = visible_jurors(user).filter(pk=juror_id).first()
    if juror is None:
        raise Http404
    return juror


def own_juror(user: User) -> Juror:
    """The member this account is, or Http404 for an account that is no member's."""
    juror = Juror.objects.filter(account=user).first()
    if juror is None:
        raise Http404
    return juror


def call_for(user: User, number: str) -> Call:
    """A call this user may look at: the office, or the person it was written to; else Http404."""
    calls = Call.objects.select_related("jury", "juror", "enrolment__person")
    if user.role == Role.JUROR:
        calls = calls.filter(juror__account=user)
    elif user.role == Role.CANDIDATE:
        calls = calls.filter(enrolment__person__account=user)
    elif user.role not in OFFICE:
        calls = calls.none()
    call = calls.filter(number=number).first()
    if call is None:
        raise Http404
    return call


def seat_for(user: User, jury: Jury, seat_id: int) -> Seat:
    """A seat of a jury this user may look at, or Http404."""
    seat = jury.seats.select_related("juror", "jury").filter(pk=seat_id).first()
    if seat is None:
        raise Http404
    return seat


def sheet_for(user: User, jury: Jury, sheet_id: int) -> SignedSheet:
    """A signed sheet of a jury this user may look at, or Http404."""
    sheet = jury.signed_sheets.filter(pk=sheet_id).first()
    if sheet is None:
        raise Http404
    return sheet


def require_office(by: User) -> None:
    """Raise PermissionDenied unless the author is of the secretariat."""
    if by.role != Role.SECRETARIAT:
        raise PermissionDenied


def require_voice(by: User, seat: Seat) -> None:
    """A member speaks for himself; the secretariat writes down a show of hands.

    Raises RefusedAct for another member's voice, PermissionDenied for a role that never votes.
    """
    if by.role == Role.SECRETARIAT or seat.juror.account_id == by.pk:
        return
    if by.role != Role.JUROR:
        raise PermissionDenied
    raise RefusedAct(
        f"Chaque membre vote pour lui-même : la voix de {seat.juror.name} n'est pas la vôtre. "
        "Son compte, ou le secrétariat à main levée, peut la donner."
    )
