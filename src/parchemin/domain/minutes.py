"""What the minutes of a jury hold, gathered from its acts and ready to be written."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class MinutesMember:
    """One convened member; ``represented_by`` names the holder of the proxy of an absent member."""

    name: str
    college: str
    role: str
    present: bool
    chair: bool = False
    represented_by: str | None = None
    absence: str | None = None


@dataclass(frozen=True, kw_only=True)
class Votes:
    """How a decision was voted; ``casting`` tells what the chair's casting vote decided."""

    favour: int
    against: int
    abstention: int = 0
    casting: str | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesBloc:
    """Proposal and decision for one bloc of one candidate, with the reasons in French."""

    code: str
    title: str
    proposal: str
    decision: str
    votes: Votes | None = None
    reasons: tuple[str, ...] = ()
    recommendations: str | None = None


@dataclass(frozen=True, kw_only=True)
class CandidateDecision:
    """All the jury decided for one candidate; ``outcome`` is the result for the certification."""

    name: str
    reference: str
    blocs: tuple[MinutesBloc, ...]
    outcome: str
    recommendations: str | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesFigures:
    """The statistics of the session, counted from the decisions."""

    registered: int
    present: int
    won: int
    partial: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """The minutes (procès-verbal) of one jury session.

    ``certification`` is the register number and the title, ``version`` the référentiel version
    the jury read. ``rules`` quotes the règlement applied. Datetimes are aware. Rectifying minutes
    name those they correct, say why, and list what they correct; ``closed_at`` is then the time of
    the rectification.
    """

    number: str
    certification: str
    version: str
    session: str
    body: str
    place: str
    opened_at: datetime
    closed_at: datetime
    members: tuple[MinutesMember, ...]
    candidates: tuple[CandidateDecision, ...]
    figures: MinutesFigures
    incidents: tuple[str, ...] = ()
    observations: str | None = None
    rules: tuple[str, ...] = ()
    rectifies: str | None = None
    rectified_for: str | None = None
    corrections: tuple[str, ...] = ()
