"""Builders of a small invented certification and of the people who enter it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from typing import Any

from django.test import Client

from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentKind,
    Bloc,
    Certification,
    Competency,
    Register,
    RegistrationDates,
    RouteAccess,
)
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions import enrol
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.referentiels.models import ReglementVersion, Source, Version
from parchemin.readers.document import certification as certification_document

Accounts = Callable[..., User]
SignIn = Callable[..., Client]
Queries = Callable[..., Any]

NUMBER = "RNCP99001"
TREES = ("Acacia", "Bouleau", "Charme", "Érable", "Frêne", "Genêt", "Hêtre", "If", "Mélèze", "Orme")
SERIAL = count(1)

REGLEMENT = """
certification = "RNCP99001"
intitule = "CQP Essai"

[acquisition.modalite]
regle = "résultat des évaluateurs"
libelle = "Une modalité est acquise quand ses évaluateurs la disent acquise"
source = "texte d'essai"

[acquisition.carnet_de_suivi]
regle = "attestations"
attestee_par = ["tuteur", "manager"]
etendue = "toutes les compétences"
libelle = "Le carnet est complet quand tuteur et manager ont tout attesté"
source = "texte d'essai"

[acquisition.bloc]
regle = "toutes les modalités"
libelle = "Un bloc est acquis quand toutes ses modalités le sont"
source = "texte d'essai"

[acquisition.certification]
regle = "tous les blocs"
libelle = "La certification est acquise quand tous ses blocs le sont"
source = "texte d'essai"

[absence.injustifiee]
regle = "non acquis"
libelle = "L'absent n'acquiert pas la modalité"
source = "texte d'essai"

[absence.excusee]
regle = "en attente"
libelle = "L'excusé repasse la modalité"
source = "texte d'essai"

[validite.bloc]
regle = "à vie"
libelle = "Un bloc reste acquis à vie"
source = "texte d'essai"

[jury.certification.voies]
voies = ["formation_continue", "experience"]
libelle = "Un jury pour toutes les voies"
source = "texte d'essai"
"""


def bloc(rank: int, *, logbook: bool = False) -> Bloc:
    """A bloc of two competencies and two modalities, the second one a logbook when asked."""
    code = f"{NUMBER}BC{rank:02d}"
    second = AssessmentKind.LOGBOOK if logbook else AssessmentKind.REBUILT_SITUATION
    return Bloc(
        code=code,
        title=f"Bloc d'essai {rank}",
        competencies=(
            Competency(text=f"Préparer l'essai {rank}", key=True),
            Competency(text=f"Conduire l'essai {rank}", key=False),
        ),
        assessments=(
            Assessment(
                code=f"{code}ME1",
                title="Étude de cas",
                kind=AssessmentKind.CASE_STUDY,
                text="Étude de cas écrite",
            ),
            Assessment(
                code=f"{code}ME2",
                title="Carnet de suivi" if logbook else "Mise en situation",
                kind=second,
                text="Deuxième modalité",
            ),
        ),
    )


CERTIFICATION = Certification(
    number=NUMBER,
    register=Register.RNCP,
    title="CQP Essai",
    level=4,
    dates=RegistrationDates(
        decision=date(2025, 1, 1),
        end_of_registration=date(2027, 12, 31),
        last_delivery=date(2030, 12, 31),
    ),
    routes={
        Route.CONTINUING: RouteAccess(open=True),
        Route.EXPERIENCE: RouteAccess(open=True),
        Route.STUDENT: RouteAccess(open=False),
    },
    blocs=(bloc(1), bloc(2, logbook=True)),
)


@dataclass(frozen=True)
class Published:
    """A version one can enter, with its règlement."""

    version: Version
    reglement: ReglementVersion


def publish_invented(
    by: User, certification: Certification = CERTIFICATION, reglement: str = REGLEMENT
) -> Published:
    """Publish a certification and its règlement straight into the tables."""
    serial = next(SERIAL)
    mark = sha256(f"{serial}".encode()).hexdigest()
    source = Source.objects.create(
        name="essai.txt", kind="table", sha256=mark, content=b"", encoding="utf-8", received_by=by
    )
    number = certification.number or ""
    rank = Version.objects.filter(number=number).count() + 1
    version = Version.objects.create(
        source=source,
        number=number,
        title=certification.title or "",
        rank=rank,
        content=certification_document(certification),
        digest=mark,
        published_at=datetime(2026, 1, 2, tzinfo=UTC),
        published_by=by,
    )
    text = reglement.replace(NUMBER, number)
    rules = ReglementVersion.objects.create(
        number=number, rank=rank, name="essai.toml", text=text, sha256=mark, published_by=by
    )
    return Published(version, rules)


def publish_with(by: User, rule: str, instead: str) -> Published:
    """The same certification, one rule of its règlement written otherwise."""
    assert rule in REGLEMENT
    return publish_invented(by, CERTIFICATION, REGLEMENT.replace(rule, instead))


def invented(rank: int, **changes: object) -> CivilStatus:
    """The civil status of somebody who does not exist."""
    status = CivilStatus(
        birth_name=f"Fictif-{TREES[rank % len(TREES)]}",
        first_names=("Modèle", f"N{'i' * (rank // len(TREES))}"),
        birth_date=BirthDate(1980 + rank % 20, 1 + rank % 12, 1 + rank % 28),
        sex=Sex.FEMALE if rank % 2 else Sex.MALE,
        birth_place=BirthPlace(insee_code="69383", label="Lyon 3e Arrondissement"),
    )
    return replace(status, **changes)  # type: ignore[arg-type]


def accredited(number: str = NUMBER, *members: User, since: date = date(2025, 1, 1)) -> Body:
    """A body accredited for a certification, with its accounts."""
    body = Body.objects.create(name=f"Organisme d'essai {next(SERIAL)}")
    body.members.set(members)
    Accreditation.objects.create(
        body=body, number=number, scope=Accreditation.Scope.BOTH, since=since
    )
    return body


def enter(
    rank: int,
    *,
    version: Version,
    by: User,
    body: Body | None = None,
    route: Route = Route.CONTINUING,
    entered_on: date = date(2026, 3, 2),
) -> Enrolment:
    """Enter one invented person."""
    entry = Entry(status=invented(rank), route=route, entered_on=entered_on)
    return enrol(entry, version=version, body=body, by=by)
