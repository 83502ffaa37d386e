"""What juries tell the earlier stages, which do not know them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure, later
from parchemin.office.juries.models import Decision, Hearing


def presented() -> Exists:
    """The path is on the list of a jury."""
    return Exists(Hearing.objects.filter(enrolment=OuterRef("pk"), deferred=""))


def decided() -> Exists:
    """A jury has decided on the path."""
    return Exists(Decision.objects.filter(hearing__enrolment=OuterRef("pk"), bloc_code=""))


def judged_by(user: User) -> Q:
    """The paths a juror may open: those of the juries where he sits."""
    return Q(hearings__jury__seats__juror__account=user)


def settled(enrolments: Collection[UUID]) -> dict[UUID, str]:
    """The paths whose certification a closed jury has granted: they take no more facts.

    A path partly won stays open: the person sits again what is missing, before another jury.
    """
    won = Decision.objects.filter(
        hearing__enrolment__in=enrolments, bloc_code="", won=True
    ).select_related("hearing__jury__minutes", "hearing__enrolment")
    return {
        row.hearing.enrolment_id: (
            f"Le jury {row.hearing.jury.reference} a accordé la certification de "
            f"{row.hearing.enrolment.reference} le {row.decided_on:%d/%m/%Y} (procès-verbal "
            f"{row.hearing.jury.minutes.number}) : plus aucun résultat ne s'y ajoute."
        )
        for row in won
    }


def tell() -> None:
    """Register everything, once, when the office starts."""
    later.tell_step("presente", presented)
    later.tell_step("delibere", decided)
    later.open_to(Role.JUROR, judged_by)
    closure.ask(settled)
