"""Who takes a seat when its holder cannot: substitutes named, members replaced."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.models import Juror, Jury, Note, Replacement, Seat, Substitute
from parchemin.office.juries.states import locked


@transaction.atomic
def name_substitutes(*, on: Jury, jurors: Sequence[Juror], by: User) -> Jury:
    """Set the substitutes, in this order; replaces those named before."""
    require_office(by)
    jury = locked(on, "nommer des suppléants", Jury.State.PREPARED)
    require_apart([seat.juror for seat in jury.seats.select_related("juror")], jurors)
    before = list(jury.substitutes.values_list("juror_id", flat=True))
    if before == [juror.pk for juror in jurors]:
        return jury
    jury.substitutes.all().delete()
    Substitute.objects.bulk_create(
        Substitute(jury=jury, juror=juror, rank=rank) for rank, juror in enumerate(jurors, 1)
    )
    record("nommer des suppléants", by=by, on=jury, membres=[juror.pk for juror in jurors])
    return jury


def require_apart(seated: Iterable[Juror], substitutes: Iterable[Juror]) -> None:
    """Refuse somebody who would sit and be a substitute at once."""
    sitting = set(seated)
    both = [juror.name for juror in substitutes if juror in sitting]
    if both:
        raise RefusedAct(
            f"{', '.join(both)} : on ne siège pas et ne supplée pas au même jury. Gardez l'un ou "
            "l'autre."
        )


@transaction.atomic
def replace_member(*, seat: Seat, joining: Juror, reason: str, by: User) -> Replacement:
    """Give a seat to somebody else, before or after the opening; a member who has voted keeps his.

    After the opening the minutes say it, as an incident.
    """
    require_office(by)
    jury = locked(seat.jury, "remplacer un membre", Jury.State.PREPARED, Jury.State.OPEN)
    row = jury.seats.select_related("juror").filter(pk=seat.pk).first()
    if row is None:
        raise RefusedAct(
            f"La composition du jury {jury.reference} vient de changer : {seat.juror.name} n'y a "
            "plus ce siège. Rechargez la page."
        )
    _require_replaceable(jury, row, joining, reason)
    now = timezone.now()
    replacement = Replacement.objects.create(
        jury=jury, left=row.juror, joined=joining, effective_at=now, reason=reason, recorded_by=by
    )
    _hand_over(jury, row, joining)
    if jury.state == Jury.State.OPEN:
        _tell(jury, replacement, now, by)
    record(
        "remplacer un membre", by=by, on=jury,
        part=row.juror_id, vient=joining.pk, motif=reason, ouvert=jury.state == Jury.State.OPEN,
    )  # fmt: skip
    return replacement


def _require_replaceable(jury: Jury, seat: Seat, joining: Juror, reason: str) -> None:
    if not reason:
        raise RefusedAct("Un remplacement dit son motif : écrivez pourquoi le membre est remplacé.")
    if jury.seats.filter(juror=joining).exists():
        raise RefusedAct(f"{joining.name} siège déjà à ce jury : choisissez quelqu'un d'autre.")
    if joining.college != seat.juror.college:
        raise RefusedAct(
            f"{seat.juror.name} siège au titre du collège « {seat.juror.college_label} », "
            f"{joining.name} est du collège « {joining.college_label} » : un siège reste à son "
            "collège."
        )
    if seat.votes.exists():
        raise RefusedAct(
            f"{seat.juror.name} a déjà voté dans cette séance : ses voix restent au procès-verbal "
            "et son siège ne passe pas à un autre. Renvoyez à une autre session les candidats qui "
            "restent, ou continuez si le quorum tient sans lui."
        )


def _hand_over(jury: Jury, seat: Seat, joining: Juror) -> None:
    chair = seat.chair
    present = seat.present or jury.state == Jury.State.OPEN
    seat.delete()
    jury.substitutes.filter(juror=joining).delete()
    Seat.objects.create(jury=jury, juror=joining, chair=chair, present=present)


def _tell(jury: Jury, replacement: Replacement, at: datetime, by: User) -> None:
    moment = timezone.localtime(at)
    Note.objects.create(
        jury=jury,
        kind=Note.Kind.INCIDENT,
        text=f"À compter de {moment:%H h %M}, {replacement.joined.name} remplace "
        f"{replacement.left.name} : {replacement.reason}",
        recorded_by=by,
    )
