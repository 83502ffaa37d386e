"""Plain builders of this stage: an identity, persons, a closed jury with its decisions."""

from datetime import date
from typing import Any

from django.db import transaction

from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.referentiel import (
    Bloc,
    Certification,
    Certifier,
    CodeLabel,
    Register,
    RegistrationDates,
)
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import CivilStatus, Enrolment, Person
from parchemin.office.juries.models import Decision, Hearing, Jury
from parchemin.office.partners.models import Certifier as Identity
from parchemin.office.referentiels.models import ReglementVersion, Source, Version
from parchemin.readers.document import certification as certification_document
from tests.readers.samples import EXAMPLES

DELIVERED = date(2026, 3, 10)
HELD = date(2026, 3, 2)
CERTIFICATION = Certification(
    number="RNCP40657",
    register=Register.RNCP,
    title="Technicien inventé",
    level=4,
    nsf=(CodeLabel(code="331", label="Santé"),),
    certifiers=(
        Certifier(name="Organisme inventé", siret="12345678200010"),
        Certifier(name="Autre certificateur inventé"),
    ),
    dates=RegistrationDates(decision=date(2025, 5, 22), last_delivery=date(2030, 5, 22)),
    blocs=(
        Bloc(code="RNCP40657BC01", title="Préparer la visite"),
        Bloc(code="RNCP40657BC02", title="Conduire la visite"),
    ),
)
FULL = (True, True)
RULES = (EXAMPLES / "RNCP40657/reglement.toml").read_text("utf-8")


def state_identity(by: User, **changes: Any) -> Identity:
    """The certifier's identity, complete unless told otherwise."""
    stated = {
        "legal_name": "Organisme inventé",
        "siret": "12345678200010",
        "place": "Lyon",
        "signatory_name": "Camille Inventée",
        "signatory_title": "présidente",
        "cdc_client": "03VML243",
        "cdc_contract": "MCFCER000209",
    }
    return Identity.objects.create(**{**stated, **changes}, recorded_by=by)


def person(by: User, rank: int, **changes: Any) -> Person:
    """An invented person with a civil status."""
    someone = Person.objects.create()
    stated = {
        "birth_name": f"Essai{chr(97 + rank % 26)}{chr(97 + rank // 26)}",
        "first_names": ["Dominique"],
        "birth_year": 1990,
        "birth_month": 1,
        "birth_day": 1 + rank % 28,
        "sex": "F",
        "birth_commune_code": "69381",
        "birth_commune_label": "Lyon",
    }
    status = CivilStatus.objects.create(person=someone, recorded_by=by, **{**stated, **changes})
    Person.objects.filter(pk=someone.pk).update(civil_status=status)
    someone.refresh_from_db()
    return someone


def publish(
    by: User, certification: Certification, number: str, rules: str = ""
) -> tuple[Version, ReglementVersion]:
    """A published version of that certification, and a règlement."""
    rank = Version.objects.count() + 1
    source = Source.objects.create(
        name="fiche.txt", kind="page", sha256=f"{rank:064d}", content=b"", encoding="utf-8",
        received_by=by,
    )  # fmt: skip
    version = Version.objects.create(
        source=source, number=number, title=certification.title or "", rank=rank,
        content=certification_document(certification),
    )  # fmt: skip
    reglement = ReglementVersion.objects.create(
        number=number,
        rank=rank,
        name="r.toml",
        text=rules or RULES,
        sha256="0" * 64,
        published_by=by,
    )
    return version, reglement


def decide(hearing: Hearing, won: tuple[bool, ...], held: tuple[int, ...], awaits: str) -> None:
    """The decisions of one candidate: bloc by bloc, then for the whole."""
    blocs = CERTIFICATION.blocs
    for rank, (bloc, good) in enumerate(zip(blocs, won, strict=True)):
        outcome = BlocOutcome.HELD if rank in held else BlocOutcome.WON
        word = outcome if good else BlocOutcome.NOT_WON
        Decision.objects.create(
            hearing=hearing, bloc_code=bloc.code, outcome=word, won=good, proposed=word,
            decided_on=HELD, awaits=awaits,
        )  # fmt: skip
    if all(won):
        whole = CertificationOutcome.FULL
    else:
        whole = CertificationOutcome.PARTIAL if any(won) else CertificationOutcome.REFUSED
    Decision.objects.create(
        hearing=hearing, outcome=whole, won=all(won), proposed=whole, decided_on=HELD, awaits=awaits
    )


def build_jury(
    by: User,
    *results: tuple[bool, ...],
    certification: Certification = CERTIFICATION,
    number: str = "RNCP40657",
    state: str = Jury.State.CLOSED,
    held: tuple[int, ...] = (),
    awaits: str = "",
    route: str = "formation_continue",
    rules: str = "",
) -> Jury:
    """A jury whose candidates got these results, one tuple of blocs each."""
    with transaction.atomic():
        version, reglement = publish(by, certification, number, rules)
        rank = Jury.objects.count() + 1
        jury = Jury.objects.create(
            reference=f"J-{rank}", number=number, reglement=reglement, held_on=HELD, place="Lyon",
            state=state,
        )  # fmt: skip
        for position, won in enumerate(results, 1):
            enrolment = Enrolment.objects.create(
                reference=f"P-{rank}-{position}", person=person(by, position), version=version,
                reglement=reglement, route=route, entered_on=date(2025, 9, 1),
            )  # fmt: skip
            hearing = Hearing.objects.create(jury=jury, enrolment=enrolment, position=position)
            decide(hearing, won, held, awaits)
    return jury
