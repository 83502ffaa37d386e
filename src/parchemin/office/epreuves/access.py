"""Who may read or enter results; missing and forbidden look alike."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.access import visible_enrolments
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves.models import Assignment, Result


def assessed_enrolments(user: User) -> QuerySet[Enrolment]:
    """The paths whose results this user may read: all for the certifier, an assessor's own."""
    if user.role == Role.ASSESSOR:
        return Enrolment.objects.filter(assignments__assessor=user)
    if user.role in (Role.SECRETARIAT, Role.AUDITOR):
        return Enrolment.objects.all()
    return Enrolment.objects.none()


def enrolment_to_read(user: User, enrolment_id: UUID) -> Enrolment:
    """The path whose standing this user may read on its person's page; else 404."""
    seen = assessed_enrolments(user) if user.role == Role.ASSESSOR else visible_enrolments(user)
    return _found(seen, enrolment_id)


def enrolment_to_assess(user: User, enrolment_id: UUID) -> Enrolment:
    """The path whose results this user may enter; else 404."""
    if user.role == Role.AUDITOR:
        return _found(Enrolment.objects.none(), enrolment_id)
    return _found(assessed_enrolments(user), enrolment_id)


def _found(enrolments: QuerySet[Enrolment], enrolment_id: UUID) -> Enrolment:
    wanted = enrolments.select_related("person__civil_status", "version", "reglement", "body")
    return get_object_or_404(wanted, pk=enrolment_id)


def result_to_correct(user: User, result_id: int) -> Result:
    """The result this user may correct; else 404."""
    results = Result.objects.select_related(
        "enrolment__person__civil_status", "enrolment__version", "recorded_by"
    )
    return get_object_or_404(results.filter(enrolment__in=assessed_enrolments(user)), pk=result_id)


def require_may_assess(user: User, enrolments: set[UUID]) -> None:
    """Raise RefusedAct unless this user may enter results for each of these paths."""
    if user.role == Role.SECRETARIAT:
        return
    own = set(
        Assignment.objects.filter(assessor=user, enrolment__in=enrolments).values_list(
            "enrolment_id", flat=True
        )
    )
    if user.role != Role.ASSESSOR or enrolments - own:
        raise RefusedAct(
            "Vous n'êtes pas chargé d'évaluer ce candidat. Demandez au secrétariat de vous "
            "l'affecter."
        )


def require_charged(assessor: User, enrolment: Enrolment) -> None:
    """Raise RefusedAct unless this assessor is charged with that path."""
    if not Assignment.objects.filter(assessor=assessor, enrolment=enrolment).exists():
        raise RefusedAct(
            f"{assessor} n'est pas chargé d'évaluer ce candidat. Affectez-le d'abord, puis "
            "enregistrez son avis."
        )


def require_secretariat(user: User) -> None:
    """Raise RefusedAct unless this user is of the certifier's secretariat."""
    if user.role != Role.SECRETARIAT:
        raise RefusedAct("Seul le secrétariat du certificateur peut faire cet acte.")


def is_assessor(user: User) -> bool:
    """Whether this user only sees the candidates he is charged with."""
    return user.role == Role.ASSESSOR


def assignment_to_change(
    user: User, enrolment_id: UUID, assessor_id: int
) -> tuple[Enrolment, User]:
    """A path and an assessor charged with it, for the secretariat alone; else 404."""
    assignments = Assignment.objects.select_related("enrolment__person__civil_status", "assessor")
    if user.role != Role.SECRETARIAT:
        assignments = assignments.none()
    found = get_object_or_404(assignments, enrolment=enrolment_id, assessor=assessor_id)
    return found.enrolment, found.assessor
