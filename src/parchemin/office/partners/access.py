"""Who may see or change the certifier's identity and the accredited bodies."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from parchemin.office.accounts.models import Role, User
from parchemin.office.partners.models import Accreditation, Body

READERS = (Role.SECRETARIAT, Role.AUDITOR)


def require_secretariat(by: object) -> User:
    """The author, known to be of the secretariat; raises PermissionDenied for anybody else."""
    if not isinstance(by, User) or by.role != Role.SECRETARIAT:
        raise PermissionDenied
    return by


def visible_bodies(user: object) -> QuerySet[Body]:
    """Every body for the secretariat and the auditor, its own for a member."""
    bodies = Body.objects.all()
    if getattr(user, "role", None) in READERS:
        return bodies
    return bodies.filter(members=getattr(user, "pk", None))


def body_for(user: object, body_id: int) -> Body:
    body = visible_bodies(user).filter(pk=body_id).first()
    if body is None:
        raise Http404
    return body


def accreditation_for(user: object, accreditation_id: int) -> Accreditation:
    accreditation = (
        Accreditation.objects.select_related("body")
        .filter(pk=accreditation_id, body__in=visible_bodies(user))
        .first()
    )
    if accreditation is None:
        raise Http404
    return accreditation
