"""Who may see what of the catalogue; the register is public, its imports belong to the office."""

from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from parchemin.office.accounts.models import User
from parchemin.office.catalogue.models import Document, Export, Fiche

T = TypeVar("T")


def visible_fiches(user: object) -> QuerySet[Fiche]:
    """Every fiche, for any account of the office; nothing without one."""
    return Fiche.objects.all() if isinstance(user, User) else Fiche.objects.none()


def fiche_for(user: object, number: str) -> Fiche:
    return found(visible_fiches(user).filter(number=number).select_related("export").first())


def document_for(user: object, document_id: int) -> Document:
    """A text of a fiche, the one in force or a former one."""
    documents = Document.objects.select_related("fiche", "export")
    return found(documents.filter(pk=document_id, fiche__in=visible_fiches(user)).first())


def export_for(user: object, export_id: int) -> Export:
    return found(Export.objects.filter(pk=export_id).first() if isinstance(user, User) else None)


def found(thing: T | None) -> T:
    if thing is None:
        raise Http404
    return thing
