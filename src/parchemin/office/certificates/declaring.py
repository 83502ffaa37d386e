"""Which holders are to be declared to the Caisse des Dépôts, where each stands, what is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When

from parchemin.domain.declaration import Emitter, Enrolment, Passage, due_on
from parchemin.domain.declaration_checks import check_emitter, check_passage
from parchemin.domain.finding import Finding
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Register
from parchemin.office.certificates.models import Certificate, DeclaredPassage
from parchemin.office.certificates.sources import civil_status_of
from parchemin.office.partners.queries import current_certifier

REGISTERS = [register.value for register in Register]
LONGEST_QUARTER = 93
"""No three months last longer, in days."""

TO_DECLARE = "a_declarer"
WAITING = "en_attente"
ACCEPTED = "acceptee"
REFUSED = "refusee"
UNREGISTERED = "sans_numero"
WITHDRAWN = "retire"
STATES = {
    TO_DECLARE: "à déclarer",
    WAITING: "déposé, réponse attendue",
    ACCEPTED: "accepté",
    REFUSED: "refusé, à redéclarer",
    UNREGISTERED: "non enregistrée, non déclarée",
    WITHDRAWN: "retiré, non déclaré",
}
OPEN = (TO_DECLARE, REFUSED)


@dataclass(frozen=True)
class Checked:
    """One certificate to declare, its passage and what is wrong or doubtful in it."""

    certificate: Certificate
    passage: Passage
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not any(finding.blocks for finding in self.findings)


@dataclass(frozen=True)
class Doubt:
    """One warning and all those it concerns."""

    finding: Finding
    ones: tuple[Checked, ...]


def doubts(passages: Iterable[Checked]) -> list[Doubt]:
    """The warnings of sound passages, each said once with its holders."""
    found: dict[Finding, list[Checked]] = {}
    for one in passages:
        for finding in one.findings if one.sound else ():
            found.setdefault(finding, []).append(one)
    return [Doubt(finding, tuple(ones)) for finding, ones in found.items()]


def standing() -> QuerySet[Any]:
    """Every parchemin with ``standing``, one of STATES, and its last passage, oldest first."""
    last = DeclaredPassage.objects.filter(certificate=OuterRef("pk")).order_by("-id")
    rows = Certificate.objects.filter(kind=Certificate.Kind.FULL).annotate(
        passage=Subquery(last.values("pk")[:1]),
        accepted=Subquery(last.values("answer__accepted")[:1]),
        message=Subquery(last.values("answer__message")[:1]),
    )
    registered = Q(mentions__registration__register__in=REGISTERS)
    cases = Case(
        When(Q(accepted=True), Value(ACCEPTED)),
        When(Q(passage__isnull=False, accepted__isnull=True), Value(WAITING)),
        When(Q(revocation__isnull=False), Value(WITHDRAWN)),
        When(Q(accepted=False), Value(REFUSED)),
        When(registered, Value(TO_DECLARE)),
        default=Value(UNREGISTERED),
        output_field=CharField(),
    )
    return rows.annotate(standing=cases).order_by(F("delivered_on"), "number")


def to_declare() -> list[Certificate]:
    """The parchemins never declared or refused since, with what a passage needs."""
    rows = standing().filter(standing__in=OPEN)
    return list(
        rows.select_related("person__civil_status", "decision__hearing__enrolment__version")
    )


def held_to_declare() -> list[Certificate]:
    """The same, their rows held until the transaction ends: none is withdrawn meanwhile."""
    rows = Certificate.objects.filter(pk__in=standing().filter(standing__in=OPEN).values("pk"))
    held = set(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    return [certificate for certificate in to_declare() if certificate.pk in held]


def checked(certificates: Iterable[Certificate], on: date) -> list[Checked]:
    """Each certificate as a passage, with all its findings."""
    found = []
    for certificate in certificates:
        passage = passage_of(certificate)
        found.append(Checked(certificate, passage, check_passage(passage, on=on)))
    return found


def passage_of(certificate: Certificate) -> Passage:
    """The passage of one certificate, under the civil status in force today.

    What the office does not know (examination, end of validity) stays unknown.
    """
    registration = certificate.mentions["registration"]
    return Passage(
        technical_id=str(certificate.technical_id),
        register=Register(registration["register"]),
        code=registration["number"],
        delivered_on=certificate.delivered_on,
        holder=civil_status_of(certificate.person),
        enrolment=Enrolment(route=Route(certificate.decision.hearing.enrolment.route)),
    )


def emitter_in_force() -> tuple[Emitter | None, tuple[Finding, ...]]:
    """The identifiers given by the Caisse des Dépôts and what is wrong in them; None if absent."""
    identity = current_certifier()
    if identity is None or not (identity.cdc_client or identity.cdc_contract):
        return None, ()
    emitter = Emitter(client_id=identity.cdc_client, contract_id=identity.cdc_contract)
    return emitter, check_emitter(emitter)


def last_overdue_delivery(today: date) -> date:
    """The latest day of delivery whose three months are over."""
    day = today - timedelta(days=LONGEST_QUARTER)
    while due_on(day + timedelta(days=1)) < today:
        day += timedelta(days=1)
    return day
