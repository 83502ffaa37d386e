"""In the room: open, note, send on."""

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.members import recusals
from parchemin.office.juries.models import Hearing, Jury, Note, Seat
from parchemin.office.juries.obstacles import require_free, require_none, to_open
from parchemin.office.juries.reading import heard, read
from parchemin.office.juries.states import locked

OPEN = Jury.State.OPEN


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


def sits(jury: Jury, by: User) -> Seat | None:
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
    seat = sits(jury, by)
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
