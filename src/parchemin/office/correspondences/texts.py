"""The text the office has of a certification: its own, or one it only compares with."""

from django.http import Http404

from parchemin.domain.referentiel import Certification
from parchemin.office.catalogue.queries import source_of
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of, latest_published
from parchemin.readers.recognise import read


def certification_named(number: str) -> Certification:
    """The text in force of that certification; Http404 when the office publishes none."""
    version = latest_published(number)
    if version is None:
        raise Http404
    return certification_of(version)


def known_text(number: str) -> Certification | None:
    """The text of a certification: published, else under review, else of the catalogue; or None."""
    version = (
        latest_published(number) or Version.objects.filter(number=number).order_by("-rank").first()
    )
    return certification_of(version) if version else _in_catalogue(number)


def _in_catalogue(number: str) -> Certification | None:
    found = source_of(number)
    return next(iter(read(found[1], found[0]).certifications), None) if found else None
