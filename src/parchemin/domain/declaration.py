"""The declaration of holders to the Caisse des Dépôts (L. 6113-8, R. 6113-17-1 s. code du travail).

The values of the enumerations are those of the public format ``urn:cdc:cpf:pc5:schema:1.0.0``.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from parchemin.domain.pathway import Route
from parchemin.domain.person import CivilStatus
from parchemin.domain.referentiel import Register

DELAY_MONTHS = 3
DELAY_SOURCE = "art. R. 6113-17-1 et suivants du code du travail"


class Attainment(StrEnum):
    """How the certification was won: a jury admits, a test scores."""

    ADMISSION = "PAR_ADMISSION"
    SCORE = "PAR_SCORING"


class ExamMode(StrEnum):
    """Where the holder was examined: at a distance, on site, or both."""

    REMOTE = "A_DISTANCE"
    ON_SITE = "EN_PRESENTIEL"
    MIXED = "MIXTE"


class Mention(StrEnum):
    """The mention of the certificate; NONE says that it has none, never that it is unknown."""

    NONE = "SANS_MENTION"
    FAIRLY_GOOD = "MENTION_ASSEZ_BIEN"
    GOOD = "MENTION_BIEN"
    VERY_GOOD = "MENTION_TRES_BIEN"
    CONGRATULATIONS = "MENTION_TRES_BIEN_AVEC_FELICITATIONS_DU_JURY"


class LanguageLevel(StrEnum):
    """Level in the European framework of languages; INSUFFICIENT is below A1."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    INSUFFICIENT = "INSUFFISANT"


class VaePath(StrEnum):
    """How the experience was validated: during a leave, or not."""

    LEAVE = "CONGES_VAE"
    CLASSIC = "VAE_CLASSIQUE"


class Initiative(StrEnum):
    """Who decided the enrolment."""

    HOLDER = "CERTIFIE"
    TRAINING_BODY = "OF"
    JOB_AGENCY = "POLE_EMPLOI"
    EMPLOYER = "EMPLOYEUR"
    OTHER = "AUTRE"


class DepositorNature(StrEnum):
    """In whose name the file is sent."""

    CERTIFIER = "CERTIFICATEUR"
    TRUSTED_THIRD_PARTY = "TIERS_CONFIANCE"


ACCESS_OF_ROUTE: dict[Route, str] = {
    Route.STUDENT: "FORMATION_INITIALE_HORS_APPRENTISSAGE",
    Route.APPRENTICESHIP: "FORMATION_INITIALE_APPRENTISSAGE",
    Route.CONTINUING: "FORMATION_CONTINUE_HORS_CONTRAT_DE_PROFESSIONNALISATION",
    Route.PROFESSIONALISATION: "FORMATION_CONTINUE_CONTRAT_DE_PROFESSIONNALISATION",
    Route.EXPERIENCE: "VAE",
    Route.INDIVIDUAL: "CANDIDAT_LIBRE",
}
"""``modaliteAcces`` of each access route of the register."""


@dataclass(frozen=True, kw_only=True)
class Emitter:
    """The identifiers that the Caisse des Dépôts gave: ``client_id`` has eight characters.

    ``certifier_id`` is that of the certifier when a third party files for it.
    """

    client_id: str
    contract_id: str
    certifier_id: str | None = None
    nature: DepositorNature | None = None


@dataclass(frozen=True, kw_only=True)
class TrainingFile:
    """A holder named by a Mon Compte Formation file instead of by civil status."""

    number: str
    name: str
    first_name: str


@dataclass(frozen=True, kw_only=True)
class Examination:
    """When, how and where the examination was passed; each part may be unknown."""

    started_on: date | None = None
    ended_on: date | None = None
    mode: ExamMode | None = None
    postal_code: str | None = None


@dataclass(frozen=True, kw_only=True)
class Enrolment:
    """How the holder came in; an unknown ``vae_path`` stays unknown."""

    route: Route | None = None
    vae_path: VaePath | None = None
    initiative: Initiative | None = None
    enrolled_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DigitalResult:
    """What a digital test says of one domain or competency."""

    level: int | None = None
    domain: str | None = None
    competency: str | None = None


@dataclass(frozen=True, kw_only=True)
class DigitalLevel:
    """Level in the European digital framework: score from 1 to 1000, levels from 1 to 8."""

    score: int | None = None
    results: tuple[DigitalResult, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One holder of one certification.

    ``technical_id`` is minted once by the caller when the certificate is issued and never used
    again, whatever the number of filings. ``delivered_on`` starts validity and the legal clock.
    """

    technical_id: str
    register: Register
    code: str
    delivered_on: date
    holder: CivilStatus | TrainingFile
    definitive: bool = True
    attainment: Attainment = Attainment.ADMISSION
    valid_until: date | None = None
    enrolment: Enrolment = Enrolment()
    examination: Examination = Examination()
    score: str | None = None
    mention: Mention | None = None
    language_level: LanguageLevel | None = None
    digital_level: DigitalLevel | None = None
    proof_url: str | None = None
    option: str | None = None
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeclarationBatch:
    """What one act of filing holds; ``stamped_at`` is aware, passages keep their order."""

    emitter: Emitter
    stamped_at: datetime
    passages: tuple[Passage, ...]


def due_on(delivered_on: date) -> date:
    """Last day to declare a holder: three months after delivery (R. 6113-17-1 s.).

    Counted from day to day; when the month is too short, its last day (art. 641 code de procédure
    civile).
    """
    years, month = divmod(delivered_on.month - 1 + DELAY_MONTHS, 12)
    year = delivered_on.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(delivered_on.day, last))
