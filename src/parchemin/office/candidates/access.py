"""Who may see or change a person's file; missing and forbidden look alike."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.later import TOLD
from parchemin.office.candidates.models import CandidateFile, Enrolment, HeldBloc, Person
from parchemin.office.partners.models import Body

EVERYTHING = (Role.SECRETARIAT, Role.AUDITOR)


def visible_enrolments(user: User) -> QuerySet[Enrolment]:
    """The paths this user may see."""
    if user.role in EVERYTHING:
        return Enrolment.objects.all()
    if user.role == Role.BODY:
        return Enrolment.objects.filter(body__in=user.bodies.all())
    if user.role == Role.CANDIDATE:
        return Enrolment.objects.filter(person__account=user)
    opening = TOLD.openings.get(user.role)
    return Enrolment.objects.filter(opening(user)) if opening else Enrolment.objects.none()


def visible_persons(user: User) -> QuerySet[Person]:
    """The persons whose file this user may open."""
    if user.role in EVERYTHING:
        return Person.objects.all()
    seen = Q(enrolments__in=visible_enrolments(user))
    if user.role == Role.CANDIDATE:
        seen |= Q(account=user)
    return Person.objects.filter(seen).distinct()


def person_for(user: User, person_id: UUID) -> Person:
    """The person, with civil status in force and the paths this user may see; else 404."""
    seen = visible_enrolments(user).select_related("version", "reglement", "body")
    persons = visible_persons(user).select_related("civil_status", "account")
    return get_object_or_404(
        persons.prefetch_related(Prefetch("enrolments", queryset=seen)), pk=person_id
    )


def person_to_change(user: User, person_id: UUID) -> Person:
    """The person, for the secretariat alone; else 404."""
    return get_object_or_404(
        visible_persons(user) if user.role == Role.SECRETARIAT else Person.objects.none(),
        pk=person_id,
    )


def enrolment_for(user: User, enrolment_id: UUID) -> Enrolment:
    """The path, with its person and version; else 404."""
    return get_object_or_404(
        visible_enrolments(user).select_related(
            "person__civil_status", "version", "reglement", "body"
        ),
        pk=enrolment_id,
    )


def enrolment_to_change(user: User, enrolment_id: UUID) -> Enrolment:
    """The path, for the secretariat alone; else 404."""
    if user.role != Role.SECRETARIAT:
        raise Http404
    return enrolment_for(user, enrolment_id)


def held_bloc_to_change(user: User, person_id: UUID, held_id: int) -> HeldBloc:
    """A held bloc of a person, for the secretariat alone; else 404."""
    person = person_to_change(user, person_id)
    return get_object_or_404(person.held_blocs.select_related("person"), pk=held_id)


def sees_whole_file(user: User) -> bool:
    """Whether contact details and history are shown to this user; a juror needs neither."""
    return user.role != Role.JUROR


def bodies_for(user: User) -> QuerySet[Body]:
    """The bodies in whose name this user may enrol."""
    if user.role == Role.SECRETARIAT:
        return Body.objects.all()
    return user.bodies.all() if user.role == Role.BODY else Body.objects.none()


def require_may_enrol(user: User, body: Body | None) -> None:
    """Raise RefusedAct unless this user may enrol in the name of that body (None: the certifier)."""
    if user.role == Role.SECRETARIAT:
        return
    if body is None or not bodies_for(user).filter(pk=body.pk).exists():
        raise RefusedAct(
            "Votre compte n'inscrit que des candidats de son organisme. "
            "Choisissez votre organisme, ou adressez-vous au secrétariat du certificateur."
        )


def require_secretariat(user: User) -> None:
    """Raise RefusedAct unless this user is of the certifier's secretariat."""
    if user.role != Role.SECRETARIAT:
        raise RefusedAct("Seul le secrétariat du certificateur peut faire cet acte.")


def file_for(user: User, file_id: UUID) -> CandidateFile:
    """A file of candidates: the sender's own, or any for the secretariat; else 404."""
    files = CandidateFile.objects.select_related("version", "body", "received_by")
    if user.role != Role.SECRETARIAT:
        files = files.filter(received_by=user)
    return get_object_or_404(files, pk=file_id)
