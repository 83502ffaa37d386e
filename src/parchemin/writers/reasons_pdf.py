"""All the reasons of a decision, step by step, as a PDF that an appeal reads."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from json import dumps

from parchemin.writers.french import long_date
from parchemin.writers.typesetting import compose

IDENTIFIER = "motifs"
NAME = "Motifs complets d'une décision (PDF)"


@dataclass(frozen=True, kw_only=True)
class ReasonStep:
    """One step of a reasoning; ``depth`` is how many steps it is beneath, from 0."""

    depth: int
    state: str
    text: str


@dataclass(frozen=True, kw_only=True)
class BlocReasons:
    """One bloc: what the rules proposed, what the jury decided, every step of the proposal."""

    code: str
    title: str
    proposal: str
    decision: str
    said: tuple[str, ...]
    steps: tuple[ReasonStep, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionReasons:
    """The whole reasoning of what a jury decided of one candidate.

    ``closed_at`` (aware) is the moment after which nothing counts: the same acts give the same
    bytes whenever the document is made.
    """

    appeal: str
    filed_on: date
    grounds: str
    body: str
    candidate: str
    reference: str
    certification: str
    session: str
    minutes: str
    outcome: str
    whole: str
    decided_on: date
    closed_at: datetime
    blocs: tuple[BlocReasons, ...]

    def fingerprint(self) -> str:
        """The SHA-256 of everything the document says, printed on it and on the screen."""
        said = dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return sha256(said.encode()).hexdigest()


def render(reasons: DecisionReasons) -> bytes:
    """The document; same reasons, same bytes."""
    data = {
        **asdict(reasons),
        "decided_on": long_date(reasons.decided_on),
        "filed_on": long_date(reasons.filed_on),
        "closed_at": f"{reasons.closed_at:%d/%m/%Y à %H:%M}",
        "fingerprint": reasons.fingerprint(),
    }
    return compose("reasons.typ", data, stamped=reasons.closed_at)
