"""Why: a tree of cheap objects; sentences are made only when somebody reads them."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import Any

from parchemin.domain.rules.clause import Origin


class BlocOutcome(StrEnum):
    """What happens to one bloc."""

    WON = "acquis"
    HELD = "déjà acquis"
    BY_CORRESPONDENCE = "acquis par correspondance"
    NOT_WON = "non acquis"
    UNDECIDED = "en attente"
    NOT_SOUGHT = "non présenté"

    @property
    def favourable(self) -> bool:
        """Whether the bloc counts towards the certification."""
        return self in _FAVOURABLE


_FAVOURABLE = frozenset({BlocOutcome.WON, BlocOutcome.HELD, BlocOutcome.BY_CORRESPONDENCE})


class CertificationOutcome(StrEnum):
    """What happens to the certification."""

    FULL = "validation totale"
    PARTIAL = "validation partielle"
    REFUSED = "refus"
    ADJOURNED = "ajournement"


class State(Enum):
    """What one part of a rule says: it holds, it does not, or nobody can tell yet."""

    YES = auto()
    NO = auto()
    OPEN = auto()


class Cause(Enum):
    """What a reason states; each has its French sentences in ``sentences``."""

    RESULT = auto()
    MARK = auto()
    NO_MARK = auto()
    NO_RESULT = auto()
    CONTRADICTION = auto()
    ABSENCE = auto()
    ADJUSTED = auto()
    ATTESTED = auto()
    ATTESTATION_MISSING = auto()
    ATTESTATION_REFUSED = auto()
    LOGBOOK = auto()
    COMPETENCIES = auto()
    ASSESSMENTS = auto()
    EVERY = auto()
    NO_ASSESSMENT = auto()
    NO_COMPETENCY = auto()
    HELD = auto()
    EXPIRED = auto()
    CORRESPONDENCE = auto()
    CLAIM_UNDECIDED = auto()
    CLAIM_REFUSED = auto()
    CLAIM_SHORT = auto()
    CLAIM_UNSPECIFIED = auto()
    NOT_SOUGHT = auto()
    RULE_PROBLEM = auto()
    ALL_BLOCS = auto()
    SAME_SIGNER = auto()
    OPINION = auto()
    OPINION_MISSING = auto()
    TOO_MANY_VOICES = auto()
    CONCORDANT = auto()
    DIVERGENCE = auto()
    ARBITRATED = auto()
    OPINIONS = auto()
    MARK_MISSING = auto()
    WEIGHTED = auto()
    MEAN = auto()
    NO_MARKED = auto()
    SHARE = auto()
    IN_ORDER = auto()
    NOT_OPEN = auto()
    SAT_TOO_EARLY = auto()
    OPTION_BLOCS = auto()
    OPTION_UNKNOWN = auto()
    OTHER_OPTION = auto()
    LAPSED = auto()
    FRAUD = auto()
    FRAUD_UNHEARD = auto()
    FRAUD_PENDING = auto()
    STAGE_DONE = auto()
    STAGE_MISSING = auto()


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning: what it is about, the facts used, the rule, the steps beneath."""

    cause: Cause
    state: State
    subject: str = ""
    facts: tuple[Any, ...] = ()
    origin: Origin | None = None
    children: tuple["Reason", ...] = ()


@dataclass(frozen=True, slots=True)
class BlocProposal:
    """What the rules say of one bloc."""

    code: str
    title: str
    outcome: BlocOutcome
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rules say of one candidate; the jury decides.

    ``required`` are the blocs the certification asks of him, None when it asks them all.
    """

    candidate: str
    outcome: CertificationOutcome
    blocs: tuple[BlocProposal, ...]
    reason: Reason
    required: frozenset[str] | None = None

    def bloc(self, code: str) -> BlocProposal | None:
        """The proposal for the bloc of that code, or None."""
        return next((bloc for bloc in self.blocs if bloc.code == code), None)
