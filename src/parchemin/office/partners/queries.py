"""Reads of the certifier, of registrations and of accreditations."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.partners.models import Accreditation, Body, Certifier, Registration
from parchemin.office.referentiels.complements import NAMES, StatedDates, completed
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import (
    certification_of,
    latest_published,
    published_versions,
)
from parchemin.office.referentiels.wording import DATE_LABELS

SCOPES_THAT_COVER = {
    Accreditation.Scope.TRAIN: (Accreditation.Scope.TRAIN, Accreditation.Scope.BOTH),
    Accreditation.Scope.ASSESS: (Accreditation.Scope.ASSESS, Accreditation.Scope.BOTH),
    Accreditation.Scope.BOTH: (Accreditation.Scope.BOTH,),
}


def current_certifier() -> Certifier | None:
    """The identity in force, None before the secretariat has written it."""
    return certifier_history().first()


def certifier_history() -> QuerySet[Certifier]:
    """Every state of the identity, newest first."""
    return Certifier.objects.select_related("recorded_by").order_by("-id")


def registration_history(number: str) -> QuerySet[Registration]:
    """Every statement on the registration of a certification, newest first."""
    statements = Registration.objects.filter(number=number)
    return statements.select_related("recorded_by").order_by("-id")


def stated_dates(numbers: Collection[str]) -> dict[str, StatedDates]:
    """The newest statement on each of these certifications; one query."""
    rows = Registration.objects.filter(number__in=numbers).select_related("recorded_by")
    return {
        row.number: StatedDates(
            row.decision,
            row.end_of_registration,
            row.last_delivery,
            row.source,
            str(row.recorded_by),
            row.recorded_at,
        )
        for row in rows.order_by("id")
    }


def registration_dates(number: str, version: Version | None) -> RegistrationDates:
    """The dates of a certification: those of its text, completed by those the certifier states."""
    read = certification_of(version).dates if version is not None else RegistrationDates()
    return completed(read, stated_dates([number]).get(number))


def accredited(body: Body, number: str, scope: str, on: date) -> bool:
    """Whether a body may act in that scope, for that certification, on that day (bounds included).

    ``BOTH`` asks for one accreditation that covers both roles.
    """
    in_force = Accreditation.objects.filter(
        Q(until__isnull=True) | Q(until__gte=on),
        body=body,
        number=number,
        scope__in=SCOPES_THAT_COVER[Accreditation.Scope(scope)],
        since__lte=on,
    )
    return in_force.exists()


def with_accreditations(bodies: QuerySet[Body]) -> QuerySet[Body]:
    """The bodies with their accreditations and accounts, in a constant number of queries."""
    return bodies.prefetch_related("accreditations", "members").order_by("name")


def count_bodies() -> int:
    return Body.objects.count()


def followed_numbers() -> list[tuple[str, str]]:
    """The certifications that have a published version: number, and number with title."""
    newest: dict[str, str] = {}
    for number, title in published_versions().values_list("number", "title"):
        newest.setdefault(number, title)
    return [(number, f"{number} · {title}") for number, title in newest.items()]


def registrations() -> list[tuple[str, str, StatedDates | None, RegistrationDates]]:
    """Each published certification: number, title, what is stated, the dates that result."""
    newest: dict[str, Version] = {}
    for version in published_versions():
        newest.setdefault(version.number, version)
    stated = stated_dates(newest.keys())
    return [
        (
            number,
            version.title,
            stated.get(number),
            completed(certification_of(version).dates, stated.get(number)),
        )
        for number, version in newest.items()
    ]


def registration_view(number: str) -> dict[str, Any]:
    """What the screens of one registration show: the text's dates, the statements, the result.

    Http404 for a number that no text nor statement of the office bears.
    """
    version = latest_published(number)
    history = registration_history(number)
    if version is None and not history.exists():
        raise Http404
    read = certification_of(version).dates if version else RegistrationDates()
    stated = stated_dates([number]).get(number)
    dates = completed(read, stated)
    silent = [name for name in NAMES if getattr(read, name) is None]
    return {
        "number": number,
        "version": version,
        "silent": silent,
        "stated": {name: getattr(stated, name) for name in silent} if stated else {},
        "rows": [
            (label, getattr(dates, name), getattr(read, name) is not None)
            for name, label in DATE_LABELS.items()
            if name in NAMES
        ],
        "history": history,
    }
