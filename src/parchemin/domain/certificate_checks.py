"""What a certificate still lacks before it may be issued; nothing is guessed in its place."""

from collections.abc import Iterator

from parchemin.domain.certificate import Certificate, CertificateKind
from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import Finding, blocking, error, quoted
from parchemin.domain.person_checks import check_person
from parchemin.domain.referentiel import RegistrationDates
from parchemin.domain.registration_checks import check_identity, check_level, missing
from parchemin.domain.registration_life import delivery_findings

RULE = "Règles de présentation du parchemin, France compétences"


def mentions_missing(certificate: Certificate) -> tuple[Finding, ...]:
    """Every mandatory mention that is unknown or contradictory; empty when it may be issued."""
    return (
        *check_identity(certificate.registration),
        *check_level(certificate.registration),
        *_delivery(certificate),
        *_parties(certificate),
        *_bloc(certificate),
        *blocking(check_person(certificate.holder, on=certificate.delivered_on)),
    )


def require_issuable(certificate: Certificate) -> None:
    """Raise RefusedAct, with every reason, unless all mandatory mentions are known."""
    missing = mentions_missing(certificate)
    if missing:
        reasons = " ".join(f"({rank}) {item.sentence}" for rank, item in enumerate(missing, 1))
        raise RefusedAct(
            f"Le document {certificate.number} ne peut pas être édité : {reasons}", rule=RULE
        )


def _delivery(certificate: Certificate) -> Iterator[Finding]:
    if certificate.delivered_on is None:
        yield missing(
            "delivered_on",
            "la date de délivrance",
            "le jour de la décision de délivrance",
            "Saisissez la date du procès-verbal ou de la décision finale.",
        )
    if not certificate.delivered_at:
        yield missing(
            "delivered_at",
            "le lieu de délivrance",
            "la commune où le document est délivré",
            "Saisissez le lieu dans les réglages du certificateur ou de la session.",
        )
    if certificate.delivered_on and certificate.registration.registered:
        known = certificate.registration
        dates = RegistrationDates(decision=known.decision, last_delivery=known.last_delivery)
        yield from delivery_findings(dates, certificate.delivered_on)


def _parties(certificate: Certificate) -> Iterator[Finding]:
    if certificate.certifier is None or not certificate.certifier.name:
        yield missing(
            "certifier",
            "le nom légal du certificateur",
            "la dénomination légale, et le nom commercial s’il y en a un",
            "Complétez le référentiel d’après la fiche de France compétences.",
        )
    if certificate.signatory is None or not (
        certificate.signatory.name and certificate.signatory.capacity
    ):
        yield missing(
            "signatory",
            "le signataire",
            "le nom et la qualité du responsable ou de son délégué",
            "Désignez le signataire dans les réglages du certificateur.",
        )
    if not is_valid_number(certificate.number):
        yield error(
            "certificate_number",
            "number",
            f"numéro de document {quoted(certificate.number)}",
            "un numéro dont la clé de contrôle est juste",
            "Le numéro est attribué par le registre : ne le saisissez pas à la main.",
        )
    if not (certificate.verification_code and certificate.verification_url):
        yield missing(
            "verification_code",
            "le code de vérification",
            "un code imprévisible et l’adresse de la page de vérification",
            "Relancez l’édition depuis le registre, qui attribue le code.",
        )


def _bloc(certificate: Certificate) -> Iterator[Finding]:
    wanted = certificate.kind is CertificateKind.BLOC
    if wanted and not (certificate.bloc and certificate.bloc.code and certificate.bloc.title):
        yield missing(
            "bloc",
            "le bloc attesté",
            "le code et l’intitulé du bloc",
            "Choisissez le bloc de compétences que le jury a validé.",
        )
    if not wanted and certificate.bloc is not None:
        yield error(
            "bloc_on_parchemin",
            "bloc",
            f"bloc {certificate.bloc.code} sur un parchemin",
            "aucun bloc : le parchemin porte la certification entière",
            "Éditez une attestation de bloc pour un bloc seul.",
        )
