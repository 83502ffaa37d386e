"""What a call and an attendance sheet say, gathered from the tables; a call kept as JSON."""

from dataclasses import asdict
from datetime import date
from typing import Any

from parchemin.domain.jury.calling import CallRole, SittingCall
from parchemin.domain.jury.sheet import AttendanceSheet, SheetCandidate, SheetMember
from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.models import Juror, Jury
from parchemin.office.partners.queries import current_certifier
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of

DATES = ("held_on", "written_on")


def letterhead(jury: Jury) -> dict[str, Any]:
    """Who writes, on which certification and which session."""
    version = (
        Version.objects.filter(number=jury.number, published_at__isnull=False)
        .order_by("-rank")
        .first()
    )
    certifier = current_certifier()
    body = certifier.legal_name if certifier else ""
    if version is not None and not body:
        body = ", ".join(item.name for item in certification_of(version).certifiers)
    return {
        "body": body,
        "certification": f"{jury.number} : {version.title}" if version else jury.number,
        "session": f"{jury.reference} du {jury.held_on:%d/%m/%Y}",
        "place": jury.place,
    }


def call_of(
    person: Juror | Enrolment, role: CallRole, head: dict[str, Any], **known: Any
) -> SittingCall:
    """The letter to one person; ``known`` holds the number, the dates and what is late."""
    if isinstance(person, Juror):
        return SittingCall(
            addressee=person.name,
            role=role,
            college=person.college_label,
            reference="",
            **head,
            **known,
        )
    return SittingCall(
        addressee=str(person.person),
        role=role,
        college="",
        reference=person.reference,
        **head,
        **known,
    )


def to_json(call: SittingCall) -> dict[str, Any]:
    """The letter as plain data."""
    return {**asdict(call), **{name: getattr(call, name).isoformat() for name in DATES}}


def from_json(data: dict[str, Any]) -> SittingCall:
    """The letter from plain data; the inverse of ``to_json``."""
    dates = {name: date.fromisoformat(data[name]) for name in DATES}
    return SittingCall(**{**data, **dates, "role": CallRole(data["role"])})


def sheet_of(jury: Jury) -> AttendanceSheet:
    """The sheet to sign: members by college in the order of the seats, substitutes, candidates."""
    seats = jury.seats.select_related("juror").order_by("juror__college", "-chair", "juror__name")
    substitutes = jury.substitutes.select_related("juror")
    rows = [(seat.juror, "préside" if seat.chair else "membre") for seat in seats]
    rows += [(item.juror, "suppléant") for item in substitutes]
    rows.sort(key=lambda row: row[0].college)
    heard = jury.hearings.select_related("enrolment__person__civil_status")
    return AttendanceSheet(
        **letterhead(jury),
        held_on=jury.held_on,
        members=tuple(
            SheetMember(name=juror.name, college=juror.college_label, role=role)
            for juror, role in rows
        ),
        candidates=tuple(
            SheetCandidate(
                rank=item.position,
                name=str(item.enrolment.person),
                reference=item.enrolment.reference,
                deferred=item.deferred,
            )
            for item in heard
        ),
    )
