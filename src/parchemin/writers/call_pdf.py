"""Calls to a jury as a PDF: one letter, or those of a whole jury to print at once."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from parchemin.domain.jury.calling import CallRole, SittingCall
from parchemin.writers.french import long_date
from parchemin.writers.typesetting import compose

IDENTIFIER = "convocation"
NAME = "Convocation à un jury (PDF)"

OPENINGS = {
    CallRole.MEMBER: "Nous vous prions de siéger au jury désigné ci-dessous.",
    CallRole.CHAIR: "Nous vous prions de siéger au jury désigné ci-dessous et de le présider.",
    CallRole.SUBSTITUTE: "Vous êtes suppléant au jury désigné ci-dessous : merci de garder cette "
    "date libre. Vous y siégerez si le titulaire de votre collège ne peut pas venir.",
    CallRole.CANDIDATE: "Vous êtes convoqué devant le jury désigné ci-dessous. Présentez-vous muni "
    "d’une pièce d’identité.",
}
DUTIES = (
    "Un membre ne juge pas un candidat qu’il a formé, accompagné, ou auquel le lie un travail ou "
    "une relation personnelle. Si tel est le cas, dites-le dès maintenant : le lien sera déclaré et "
    "vous ne voterez pas sur ce candidat."
)


def render(call: SittingCall) -> bytes:
    """One letter; same letter, same bytes."""
    return render_all([call])


def render_all(calls: Sequence[SittingCall]) -> bytes:
    """Letters one after the other, each on its own sheet."""
    newest = max(call.written_on for call in calls)
    stamped = datetime.combine(newest, time(), UTC)
    return compose("call.typ", {"letters": [_letter(item) for item in calls]}, stamped=stamped)


def _letter(call: SittingCall) -> dict[str, object]:
    sits = call.role is not CallRole.CANDIDATE
    return {
        "number": call.number,
        "body": call.body,
        "addressee": call.addressee,
        "subject": "Convocation devant le jury" if not sits else "Convocation au jury",
        "opening": OPENINGS[call.role],
        "quality": _quality(call),
        "certification": call.certification,
        "session": call.session,
        "held": long_date(call.held_on),
        "place": call.place,
        "written": long_date(call.written_on),
        "duties": DUTIES if sits else "",
        "answer": "Merci de répondre, depuis votre compte ou auprès du secrétariat : j’accepte, ou "
        "je ne peux pas venir."
        if sits
        else "",
        "notice": call.notice,
        "late_reason": call.late_reason,
    }


def _quality(call: SittingCall) -> str:
    if call.college:
        return f"{call.role.value}, collège {call.college}"
    return f"{call.role.value}, parcours {call.reference}"
