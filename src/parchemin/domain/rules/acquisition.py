"""How a modality, a bloc and the certification are won: a closed set of rules."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from parchemin.domain.rules.assessors import AssessorsRule
from parchemin.domain.rules.marks import MarksRule
from parchemin.domain.rules.options import CommonAndOptions


class Attester(StrEnum):
    """Who may attest a competency in a logbook."""

    TUTOR = "tuteur"
    MANAGER = "manager"


class Extent(StrEnum):
    """Which competencies of the bloc a rule looks at."""

    ALL = "toutes les compétences"
    KEY = "compétences clés"


@dataclass(frozen=True, slots=True)
class ByResult:
    """A modality is won when its assessors wrote that it is."""


@dataclass(frozen=True, slots=True)
class ByMark:
    """A modality is won from ``minimum`` upwards, both figures on the scale of ``out_of``."""

    minimum: Decimal
    out_of: Decimal


@dataclass(frozen=True, slots=True)
class ByAttestations:
    """A logbook is complete when each competency of ``extent`` is attested by all of ``by``.

    With ``distinct``, nobody signs one competency in two qualities, except in an enterprise of less
    than ``waiver_below`` employees; None means no exception. ``stages`` are the moments of the path
    at which the tutor assesses the candidate once at least, as the règlement names them.
    """

    by: tuple[Attester, ...]
    extent: Extent
    distinct: bool = False
    waiver_below: int | None = None
    stages: tuple[str, ...] = ()


ModalityRule = ByResult | ByMark | ByAttestations | AssessorsRule


@dataclass(frozen=True, slots=True)
class Assessments:
    """``at_least`` modalities of the bloc are won; None means all of them."""

    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Competencies:
    """Every competency of ``extent`` has a favourable result."""

    extent: Extent


@dataclass(frozen=True, slots=True)
class Every:
    """All the rules hold together."""

    rules: tuple["BlocRule", ...]


BlocRule = Assessments | Competencies | Every | MarksRule | AssessorsRule


@dataclass(frozen=True, slots=True)
class AllBlocs:
    """The certification is won when all its blocs are."""


CertificationRule = AllBlocs | CommonAndOptions


class Compensation(StrEnum):
    """Whether a bloc may make up for another."""

    NONE = "aucune"


class Absence(StrEnum):
    """What an absence does to the modality."""

    NOT_ACQUIRED = "non acquis"
    PENDING = "en attente"
    ZERO = "note zéro"
