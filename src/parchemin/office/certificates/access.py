"""The only door to a certificate, a batch or a declaration; missing and forbidden look alike."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from parchemin.domain.certificate_number import is_valid_number, tidy_number
from parchemin.office.accounts.models import Role, User
from parchemin.office.certificates.models import (
    Certificate,
    Declaration,
    DeclarationFile,
    IssueBatch,
)
from parchemin.office.juries.access import visible_juries
from parchemin.office.juries.models import Jury

T = TypeVar("T")
READERS = {Role.SECRETARIAT, Role.AUDITOR}


def require_secretariat(by: User) -> None:
    """Raise PermissionDenied unless the author is of the secretariat."""
    if by.role != Role.SECRETARIAT:
        raise PermissionDenied


def visible_certificates(user: User) -> QuerySet[Certificate]:
    """The whole register for the office and the auditor, his own documents for a candidate."""
    rows = Certificate.objects.select_related("revocation__recorded_by", "person__account")
    if user.role in READERS:
        return rows
    if user.role == Role.CANDIDATE:
        return rows.filter(person__account=user)
    return rows.none()


def certificate_for(user: User, number: str) -> Certificate:
    if not is_valid_number(number):
        raise Http404
    rows = visible_certificates(user).select_related("decision__hearing__jury", "batch")
    return found(rows.filter(number=tidy_number(number)).first())


def visible_batches(user: User) -> QuerySet[IssueBatch]:
    rows = IssueBatch.objects.select_related("jury", "requested_by")
    return rows if user.role in READERS else rows.none()


def batch_for(user: User, batch_id: UUID) -> IssueBatch:
    return found(visible_batches(user).filter(pk=batch_id).first())


def closed_jury_for(user: User, jury_id: UUID) -> Jury:
    """A jury whose decisions are final, hence may give documents."""
    juries = visible_juries(user).filter(state=Jury.State.CLOSED)
    return found(juries.select_related("ratification", "issue_batch").filter(pk=jury_id).first())


def visible_declarations(user: User) -> QuerySet[Declaration]:
    rows = Declaration.objects.select_related("made_by")
    return rows if user.role in READERS else rows.none()


def declaration_for(user: User, declaration_id: UUID) -> Declaration:
    return found(visible_declarations(user).filter(pk=declaration_id).first())


def declaration_file_for(user: User, declaration_id: UUID, rank: int) -> DeclarationFile:
    declaration = declaration_for(user, declaration_id)
    return found(declaration.files.filter(rank=rank).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
