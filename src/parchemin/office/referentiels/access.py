"""Who may see or change a référentiel; missing and forbidden look alike."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from parchemin.office.accounts.models import Role, User
from parchemin.office.referentiels.models import ReglementDraft, ReglementVersion, Source, Version

T = TypeVar("T")


def require_secretariat(by: object) -> User:
    """The author, known to be of the secretariat; raises PermissionDenied for anybody else."""
    if not isinstance(by, User) or by.role != Role.SECRETARIAT:
        raise PermissionDenied
    return by


def may_edit(user: object) -> bool:
    """Whether the acts that change référentiels and règlements are this user's."""
    return getattr(user, "role", None) == Role.SECRETARIAT


def visible_versions(user: object) -> QuerySet[Version]:
    """Every version for the secretariat, what is published for everybody else."""
    versions = Version.objects.select_related("source", "published_by")
    if getattr(user, "role", None) == Role.SECRETARIAT:
        return versions
    return versions.filter(published_at__isnull=False)


def version_for(user: object, version_id: int) -> Version:
    return found(visible_versions(user).filter(pk=version_id).first())


def draft_for(user: object, version_id: int) -> Version:
    """A version still under review; a published one is not found here."""
    drafts = visible_versions(user).filter(published_at__isnull=True)
    return found(drafts.filter(pk=version_id).first())


def source_for(user: object, source_id: int) -> Source:
    """A received file; outside the secretariat, only once a version was published from it."""
    sources = Source.objects.select_related("received_by")
    if getattr(user, "role", None) != Role.SECRETARIAT:
        sources = sources.filter(version__published_at__isnull=False).distinct()
    return found(sources.filter(pk=source_id).first())


def reglement_for(user: object, reglement_id: int) -> ReglementVersion:
    published = ReglementVersion.objects.select_related("published_by")
    return found(published.filter(pk=reglement_id).first())


def reglement_draft_for(user: object, draft_id: int) -> ReglementDraft:
    """A draft of a règlement, open or closed: the secretariat alone writes and reads them."""
    drafts = ReglementDraft.objects.select_related("base", "became", "opened_by")
    if getattr(user, "role", None) != Role.SECRETARIAT:
        drafts = drafts.none()
    return found(drafts.filter(pk=draft_id).first())


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
