"""From a decision to the paper that shows it, and what that paper still lacks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.certificate import AwardedBloc, CertificateKind
from parchemin.domain.certificate import Certificate as Paper
from parchemin.domain.certificate_checks import mentions_missing
from parchemin.domain.finding import Finding
from parchemin.office.certificates.mentions import (
    certifier_of,
    certifiers_of,
    registration_of,
    signatory_of,
)
from parchemin.office.certificates.models import IssueBatch
from parchemin.office.certificates.numbering import number_of, series_key, verification_url
from parchemin.office.certificates.sources import civil_status_of
from parchemin.office.juries.models import Decision

PROBE = "0" * 20
"""A code and a rank of no consequence, to try a paper before it has its own."""


IDENTITY = frozenset({"certifier", "delivered_at", "signatory"})
"""Mentions that the certifier states of itself."""
STATED = frozenset({"decision", "last_delivery"})
"""Mentions and dates that the certifier states of a certification when its text is silent."""
PUBLIC_TEXT = frozenset({"title", "number", "nsf", "level", "european_level", "bloc"})
"""Mentions that come from the référentiel."""


@dataclass(frozen=True)
class Lack:
    """A mention that is missing, whose (``persons``: id and name; empty for every paper), and
    ``where`` it is put right: ``certificateur``, ``enregistrement``, ``referentiel``, ``dossier``
    or nowhere.
    """

    finding: Finding
    persons: tuple[tuple[Any, str], ...]
    where: str


def draft(batch: IssueBatch, decision: Decision, number: str, code: str) -> Paper:
    """The paper of one decision, from the mentions frozen with the batch."""
    return compose(batch.common, decision, batch.delivered_on, (number, code))


def compose(
    common: dict[str, Any], decision: Decision, delivered_on: date, identifiers: tuple[str, str]
) -> Paper:
    """The paper of one decision under that (number, code)."""
    enrolment = decision.hearing.enrolment
    quoted = common["versions"][str(enrolment.version_id)]
    code = decision.bloc_code
    number, secret = identifiers
    return Paper(
        number=number,
        kind=CertificateKind.BLOC if code else CertificateKind.CERTIFICATION,
        holder=civil_status_of(enrolment.person),
        registration=registration_of(quoted["registration"]),
        certifier=certifier_of(common["certifier"]),
        co_certifiers=certifiers_of(quoted["co_certifiers"]),
        delivered_on=delivered_on,
        delivered_at=common["place"],
        signatory=signatory_of(common["signatory"]),
        verification_code=secret,
        verification_url=verification_url(secret),
        specimen=common.get("specimen", False),
        bloc=AwardedBloc(code=code, title=quoted["blocs"].get(code, "")) if code else None,
    )


def lacks(
    common: dict[str, Any], decisions: Iterable[Decision], number: str, delivered_on: date
) -> tuple[Lack, ...]:
    """Every missing mention of every paper of a batch, each said once with those it concerns."""
    trial = (number_of(series_key(number, delivered_on), 1), PROBE)
    found: dict[Finding, dict[Any, str]] = {}
    for decision in decisions:
        person = decision.hearing.enrolment.person
        for finding in mentions_missing(compose(common, decision, delivered_on, trial)):
            found.setdefault(finding, {})[person.pk] = str(person)
    return tuple(_lack(finding, people) for finding, people in found.items())


def _lack(finding: Finding, people: dict[Any, str]) -> Lack:
    if finding.field in IDENTITY:
        return Lack(finding, (), "certificateur")
    if finding.field in STATED:
        return Lack(finding, (), "enregistrement")
    if finding.field in PUBLIC_TEXT:
        return Lack(finding, (), "referentiel")
    if finding.field == "delivered_on":
        return Lack(finding, (), "")
    return Lack(finding, tuple(people.items()), "dossier")
