"""Who may read or sign a logbook; missing and forbidden look alike."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.access import visible_enrolments
from parchemin.office.candidates.models import Enrolment
from parchemin.office.logbooks.models import Mentor


def mentors_of(user: User) -> QuerySet[Mentor]:
    """The candidates that this user follows at work, each in one function."""
    return Mentor.objects.filter(account=user).select_related(
        "enrolment__person__civil_status", "enrolment__version", "account"
    )


def mentor_for(user: User, mentor_id: int) -> Mentor:
    """This user's own function beside one candidate; else 404."""
    return get_object_or_404(mentors_of(user), pk=mentor_id)


def enrolment_to_mentor(user: User, enrolment_id: UUID) -> Enrolment:
    """The path to which this user may add a tutor or a manager; else 404."""
    seen = visible_enrolments(user)
    if user.role not in (Role.SECRETARIAT, Role.BODY):
        seen = seen.none()
    return get_object_or_404(
        seen.select_related("person__civil_status", "version"), pk=enrolment_id
    )


def require_mentor(user: User, mentor: Mentor) -> None:
    """Raise RefusedAct unless this user holds that function himself."""
    if user.role != Role.TUTOR or mentor.account_id != user.pk:
        raise RefusedAct("Chacun n'atteste qu'en son nom, dans la fonction qui lui est donnée.")


def require_may_appoint(user: User, enrolment: Enrolment) -> None:
    """Raise RefusedAct unless this user may add a tutor or a manager to that path."""
    allowed = user.role in (Role.SECRETARIAT, Role.BODY)
    if not allowed or not visible_enrolments(user).filter(pk=enrolment.pk).exists():
        raise RefusedAct("Seuls le secrétariat et l'organisme du candidat désignent son tuteur.")
