"""What is known of one candidate: facts are added, never overwritten.

``on`` orders the facts; ``happened_on``, when known, is the day of the sitting or of the signature.

Each fact has the day it was recorded (``on``) and, within a day, a ``rank`` that grows (the number
of the journal entry). The last one counts, unless a later fact names it in ``supersedes``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Bloc
from parchemin.domain.rules.acquisition import Attester

END_OF_DAY = 2**63 - 1


class ResultOutcome(StrEnum):
    """What the assessors wrote; an absence is not a failure, the règlement says what it does."""

    ACQUIRED = "acquis"
    NOT_ACQUIRED = "non acquis"
    ABSENT = "absent"
    EXCUSED = "excusé"


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The result of one assessment modality (``subject``: its code), by its assessors.

    ``mark`` and ``out_of`` are given together or not at all.
    """

    subject: str
    outcome: ResultOutcome
    on: date
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    mark: Decimal | None = None
    out_of: Decimal | None = None
    author: str = ""
    happened_on: date | None = None

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


@dataclass(frozen=True, kw_only=True, slots=True)
class Opinion:
    """What one assessor says, in his ``role``, of a modality or of a bloc (``subject``: its code).

    ``favourable`` is None when he only gives a mark. One voice is a role and its ``author``.
    """

    subject: str
    role: str
    on: date
    favourable: bool | None = None
    mark: Decimal | None = None
    out_of: Decimal | None = None
    author: str = ""
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    happened_on: date | None = None

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


@dataclass(frozen=True, kw_only=True, slots=True)
class CompetencyResult:
    """The result of one competency (``subject``: see competency_code)."""

    subject: str
    outcome: ResultOutcome
    on: date
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    author: str = ""
    happened_on: date | None = None

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


@dataclass(frozen=True, kw_only=True, slots=True)
class Attestation:
    """One signature in the logbook about one competency; ``attested`` False is a refusal."""

    subject: str
    by: Attester
    attested: bool
    on: date
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    author: str = ""
    reason: str = ""
    happened_on: date | None = None

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


@dataclass(frozen=True, kw_only=True, slots=True)
class TutorAssessment:
    """The tutor assessed the candidate at one stage of his path (``subject``: its name)."""

    subject: str
    on: date
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    author: str = ""
    happened_on: date | None = None

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustment:
    """A modality decided otherwise by the jury; the assessors' result stays beneath it.

    ``subject`` may be a bloc whose rule reads the assessors' opinions of the bloc itself. ``mark``
    and ``out_of`` replace the assessors' mark in means and totals.
    """

    subject: str
    outcome: ResultOutcome
    author: str
    reason: str
    on: date
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    mark: Decimal | None = None
    out_of: Decimal | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fraud:
    """A fraud noted at one modality (``subject``: its code), as it stands on that day.

    ``heard_on`` is None while the candidate was not heard; ``upheld`` is None while nobody has said
    whether it is one. Each step is a later fact on the same subject; ``case`` tells one fraud from
    another at the same modality.
    """

    subject: str
    on: date
    heard_on: date | None = None
    upheld: bool | None = None
    author: str = ""
    rank: int = 0
    id: str = ""
    supersedes: str = ""
    happened_on: date | None = None
    case: str = ""

    @property
    def shown_on(self) -> date:
        """The day that sentences show."""
        return self.happened_on or self.on


class HeldBy(StrEnum):
    """How a bloc was won before this deliberation."""

    DECISION = "décision d'un jury antérieur"
    EXPERIENCE = "validation des acquis de l'expérience"
    CORRESPONDENCE = "correspondance"


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldBloc:
    """A bloc already won; ``proof`` names the document that shows it."""

    bloc: str
    acquired_on: date
    proof: str
    how: HeldBy = HeldBy.DECISION
    on: date | None = None
    rank: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimDecision:
    """Who accepted or refused a correspondence, when and why."""

    granted: bool
    by: str
    on: date
    rank: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrespondenceClaim:
    """Blocs of another certification, shown by ``proof``; no ``blocs`` means all of it."""

    certification: str
    blocs: frozenset[str]
    proof: str
    on: date
    rank: int = 0
    decision: ClaimDecision | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Closing:
    """When the deliberation was closed; facts that come after it change nothing."""

    on: date
    rank: int = END_OF_DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class BlocFailure:
    """A bloc that a jury refused before, that day; ``proof`` names the document that shows it."""

    bloc: str
    on: date
    proof: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CandidateFacts:
    """Everything known of one candidate for one certification; the order of facts is free.

    ``blocs_sought`` empty means the whole certification. ``workforce`` counts the employees of the
    candidate's enterprise; None when it is not known. ``other_routes`` are those of a mixed path,
    besides the main one. ``options`` are the names of those he chose; empty when he chose none.
    """

    candidate: str
    route: Route
    entry: date | None = None
    blocs_sought: frozenset[str] = frozenset()
    results: tuple[Result, ...] = ()
    competency_results: tuple[CompetencyResult, ...] = ()
    attestations: tuple[Attestation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    held: tuple[HeldBloc, ...] = ()
    claims: tuple[CorrespondenceClaim, ...] = ()
    closing: Closing | None = None
    opinions: tuple[Opinion, ...] = ()
    workforce: int | None = None
    other_routes: tuple[Route, ...] = ()
    options: frozenset[str] = frozenset()
    failures: tuple[BlocFailure, ...] = ()
    frauds: tuple[Fraud, ...] = ()
    stages: tuple[TutorAssessment, ...] = ()


def competency_code(bloc: Bloc, rank: int) -> str:
    """How facts name the competency of that rank (from 1): its code, else bloc + C + rank."""
    return bloc.competencies[rank - 1].code or f"{bloc.code}C{rank}"


def has_competency(bloc: Bloc | None, rank: int | None) -> bool:
    """Whether a fact at that rank (from 1) still has its competency in the version followed."""
    return bloc is not None and rank is not None and 1 <= rank <= len(bloc.competencies)


def competency_codes(bloc: Bloc, *, key_only: bool = False) -> tuple[str, ...]:
    """The codes of the competencies of a bloc, or only of its key ones."""
    return tuple(
        competency_code(bloc, rank)
        for rank, competency in enumerate(bloc.competencies, start=1)
        if competency.key or not key_only
    )
