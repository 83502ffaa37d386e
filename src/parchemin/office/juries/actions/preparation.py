"""Before the session: the pool, the links, the jury, who sits, who is heard."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Decision, Hearing, Juror, Jury, Link, Seat
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.juries.states import locked
from parchemin.office.referentiels.models import ReglementVersion

PREPARED = Jury.State.PREPARED


@dataclass(frozen=True, kw_only=True)
class JurorFile:
    """What is known of a member of the pool; ``college`` is a word of the règlement."""

    name: str
    college: str
    sex: str
    quality: str = ""
    qualified: bool = False
    years_in_trade: int | None = None
    mandate_since: date | None = None
    mandate_until: date | None = None


@transaction.atomic
def add_juror(*, file: JurorFile, account: User | None = None, by: User) -> Juror:
    """Add somebody to the pool; ``account`` is the one he will vote with."""
    require_office(by)
    juror = Juror.objects.create(account=account, **asdict(file))
    record("inscrire au vivier", by=by, on=juror, college=juror.college)
    return juror


@transaction.atomic
def declare_link(*, juror: Juror, person: Person, kind: str, by: User) -> Link:
    """Declare what ties a juror to a candidate; the same link is kept once."""
    if juror.account_id != by.pk:
        require_office(by)
    link, new = Link.objects.get_or_create(
        juror=juror, person=person, kind=kind, defaults={"declared_by": by}
    )
    if new:
        record("déclarer un lien", by=by, on=link, membre=juror.pk, nature=kind)
    return link


@transaction.atomic
def create_jury(
    *, number: str, reglement: ReglementVersion, held_on: date, place: str, by: User
) -> Jury:
    """Create a jury; its reference is the next one of its year."""
    require_office(by)
    if reglement.number != number:
        raise RefusedAct(
            f"Le règlement choisi est celui de {reglement.number}, la certification jugée est "
            f"{number} : choisissez un règlement de cette certification."
        )

    def make(reference: str) -> Jury:
        return Jury.objects.create(
            reference=reference, number=number, reglement=reglement, held_on=held_on, place=place
        )

    jury = insert_numbered(Jury, "reference", f"JURY-{held_on.year}", make)
    record("créer un jury", by=by, on=jury, reference=jury.reference, certification=number)
    return jury


@transaction.atomic
def compose(*, on: Jury, picks: Sequence[Pick], chair_since: date | None = None, by: User) -> Jury:
    """Set who sits, who is present and who presides; replaces what was chosen before."""
    require_office(by)
    jury = locked(on, "changer la composition", PREPARED)
    if sum(pick.chair for pick in picks) > 1:
        raise RefusedAct("Un jury a un seul président : gardez-en un.")
    jury.seats.all().delete()
    Seat.objects.bulk_create(
        Seat(jury=jury, juror=pick.juror, chair=pick.chair, present=pick.present) for pick in picks
    )
    jury.chair_since = chair_since
    jury.save(update_fields=["chair_since"])
    seats = {str(pick.juror.pk): pick.present for pick in picks}
    chair = next((pick.juror.pk for pick in picks if pick.chair), None)
    record("composer un jury", by=by, on=jury, membres=seats, preside=chair)
    return jury


@transaction.atomic
def choose_candidates(*, on: Jury, enrolments: Iterable[Enrolment], by: User) -> Jury:
    """Set who is heard, in this order; replaces what was chosen before."""
    require_office(by)
    jury = locked(on, "changer les candidats", PREPARED)
    chosen = list(dict.fromkeys(enrolments))
    foreign = [item.reference for item in chosen if item.version.number != jury.number]
    if foreign:
        raise RefusedAct(
            f"Le jury {jury.reference} juge {jury.number} ; ces parcours en visent une autre : "
            f"{', '.join(foreign)}. Retirez-les."
        )
    hold(item.pk for item in chosen)
    _free(jury, chosen)
    jury.hearings.all().delete()
    Hearing.objects.bulk_create(
        Hearing(jury=jury, enrolment=item, position=position)
        for position, item in enumerate(chosen, start=1)
    )
    record("choisir les candidats", by=by, on=jury, parcours=[str(item.pk) for item in chosen])
    return jury


def _free(jury: Jury, chosen: list[Enrolment]) -> None:
    """Refuse a candidate who waits for another jury that is not closed."""
    elsewhere = (
        Hearing.objects.filter(enrolment__in=chosen, deferred="")
        .exclude(jury=jury)
        .exclude(jury__state=Jury.State.CLOSED)
        .select_related("jury", "enrolment")
    )
    taken = [f"{item.enrolment.reference} ({item.jury.reference})" for item in elsewhere]
    if taken:
        raise RefusedAct(
            "Un candidat ne passe pas devant deux jurys à la fois ; déjà présentés ailleurs : "
            f"{', '.join(taken)}. Retirez-les ici ou là."
        )
    won = Decision.objects.filter(hearing__enrolment__in=chosen, bloc_code="", won=True)
    certified = list(won.values_list("hearing__enrolment__reference", flat=True))
    if certified:
        raise RefusedAct(
            f"Un jury a déjà décidé la certification de {', '.join(certified)} : retirez-les."
        )


@transaction.atomic
def mark_presence(*, seat: Seat, present: bool, by: User) -> Seat:
    """Write that a member is in the room or not; what is already so writes nothing.

    One who has voted stays present.
    """
    require_office(by)
    jury = locked(seat.jury, "changer une présence", PREPARED, Jury.State.OPEN)
    if not jury.seats.filter(pk=seat.pk).exists():
        raise RefusedAct(
            f"La composition du jury {jury.reference} vient de changer : {seat.juror.name} n'y a "
            "plus ce siège. Rechargez la page."
        )
    if not present and seat.votes.exists():
        raise RefusedAct(
            f"{seat.juror.name} a déjà voté dans cette séance : sa présence reste au procès-verbal. "
            "S'il quitte la salle, notez-le en incident et renvoyez les candidats qui restent."
        )
    if seat.present == present:
        return seat
    seat.present = present
    seat.save(update_fields=["present"])
    record("noter une présence", by=by, on=seat.jury, membre=seat.juror_id, present=present)
    return seat
