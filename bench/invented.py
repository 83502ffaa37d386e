"""Invented holders, certificates and passages in number."""

from datetime import UTC, date, datetime

from parchemin.domain.certificate import Certificate, CertificateKind, Registration, Signatory
from parchemin.domain.certificate_number import certificate_number
from parchemin.domain.declaration import DeclarationBatch, Emitter, Enrolment, Passage
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.domain.referentiel import Certifier, CodeLabel, Register

DAY = date(2026, 6, 12)
ROUTES = tuple(Route)


def name(rank: int) -> str:
    """A name of letters only, different for each rank."""
    letters = (chr(ord("a") + int(figure)) for figure in str(rank))
    return f"Exemple-{''.join(letters).capitalize()}"


def holder(rank: int) -> CivilStatus:
    return CivilStatus(
        birth_name=name(rank),
        first_names=("Aurore", "Céleste"),
        birth_date=BirthDate(1960 + rank % 45, 1 + rank % 12, 1 + rank % 28),
        sex=Sex.FEMALE if rank % 2 else Sex.MALE,
        birth_place=BirthPlace(insee_code="69383", label="Lyon 3e Arrondissement"),
    )


def certificate(rank: int) -> Certificate:
    code = f"{rank:012d}"
    return Certificate(
        number=certificate_number("RNCP40657", 2026, rank),
        kind=CertificateKind.CERTIFICATION,
        holder=holder(rank),
        registration=Registration(
            number="RNCP40657",
            register=Register.RNCP,
            title="CQP Intervenant médico-technique à domicile",
            decision=date(2025, 5, 23),
            last_delivery=date(2032, 5, 23),
            level=4,
            european_level=4,
            nsf=(CodeLabel(code="331", label="Santé"),),
        ),
        certifier=Certifier(name="Association d’exemple"),
        delivered_on=DAY,
        delivered_at="Paris",
        signatory=Signatory(name="Camille Fictive", capacity="présidente de la CPNEFP"),
        verification_code=code,
        verification_url=f"https://certificats.exemple.fr/verifier/{code}",
    )


def batch(size: int) -> DeclarationBatch:
    return DeclarationBatch(
        emitter=Emitter(client_id="03VML243", contract_id="MCFCER000209"),
        stamped_at=datetime(2026, 7, 1, 12, 0, tzinfo=UTC),
        passages=tuple(
            Passage(
                technical_id=f"00000000-0000-4000-8000-{rank:012d}",
                register=Register.RNCP,
                code="RNCP40657",
                delivered_on=DAY,
                holder=holder(rank),
                enrolment=Enrolment(route=ROUTES[rank % len(ROUTES)]),
            )
            for rank in range(size)
        ),
    )
