"""What a document quotes from elsewhere: the référentiel, the register's dates, the certifier."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings

from parchemin.domain.certificate import Signatory, registration_of
from parchemin.domain.errors import RefusedAct
from parchemin.domain.person import CivilStatus
from parchemin.domain.referentiel import Certification, Certifier
from parchemin.domain.rules.keys import LAST_DELIVERY
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.certificates.mentions import frozen
from parchemin.office.partners.models import Certifier as Identity
from parchemin.office.partners.queries import current_certifier, registration_dates
from parchemin.office.referentiels.models import ReglementVersion, Version
from parchemin.office.referentiels.queries import certification_of, reglement_of


def common_mentions(paths: Iterable[Enrolment], on: date) -> dict[str, Any]:
    """All that the documents of one batch share, frozen; by version, since titles may differ.

    ``on`` is the day of delivery.
    """
    identity = current_certifier()
    followed: dict[Version, set[ReglementVersion]] = {}
    for path in paths:
        followed.setdefault(path.version, set()).add(path.reglement)
    return {
        "certifier": frozen(certifier(identity)),
        "specimen": settings.DEMO,
        "place": identity.place if identity else None,
        "signatory": frozen(signatory(identity)),
        "versions": {
            str(version.pk): _of_version(version, identity, reglements, on)
            for version, reglements in followed.items()
        },
    }


def _ruled(reglements: Iterable[ReglementVersion], on: date) -> date | None:
    """The last day of delivery that these règlements all state; None when one differs or is silent.

    Deliberation reads the same line where the public text has no date.
    """
    stated = [reglement_of(each).rule_or_none(LAST_DELIVERY, on) for each in reglements]
    days = {rule.value if rule else None for rule in stated}
    return days.pop() if len(days) == 1 else None


def _of_version(
    version: Version, identity: Identity | None, reglements: Iterable[ReglementVersion], on: date
) -> dict[str, Any]:
    certification = certification_of(version)
    dates = registration_dates(certification.number or version.number, version)
    if dates.last_delivery is None:
        dates = replace(dates, last_delivery=_ruled(reglements, on))
    return {
        "registration": frozen(registration_of(replace(certification, dates=dates))),
        "co_certifiers": frozen(co_certifiers(certification, identity)),
        "blocs": {bloc.code: bloc.title for bloc in certification.blocs},
    }


def civil_status_of(person: Person) -> CivilStatus:
    """The civil status in force; raises RefusedAct for a person who has none yet."""
    if person.civil_status is None:
        raise RefusedAct(
            f"La personne {person.pk} n'a pas d'état civil : saisissez-le dans son dossier."
        )
    return person.civil_status.as_domain()


def certifier(identity: Identity | None) -> Certifier | None:
    if identity is None:
        return None
    return Certifier(
        name=identity.legal_name,
        siret=identity.siret or None,
        trade_name=identity.trade_name or None,
    )


def signatory(identity: Identity | None) -> Signatory | None:
    if identity is None:
        return None
    return Signatory(name=identity.signatory_name, capacity=identity.signatory_title)


def co_certifiers(certification: Certification, identity: Identity | None) -> tuple[Certifier, ...]:
    """The certifiers of the text other than this office's, known by SIRET, else by name."""
    if identity is None:
        return certification.certifiers
    return tuple(other for other in certification.certifiers if not _same(other, identity))


def _same(other: Certifier, identity: Identity) -> bool:
    if other.siret and identity.siret:
        return other.siret == identity.siret
    names = {identity.legal_name.casefold(), identity.trade_name.casefold()}
    return other.name.casefold() in names
