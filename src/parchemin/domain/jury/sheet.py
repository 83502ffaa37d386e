"""The attendance sheet of a jury: who signs, as what, and who is heard in which order."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetMember:
    """A member who signs; ``role`` says chair, member or substitute."""

    name: str
    college: str
    role: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetCandidate:
    """A candidate in the order of the session; ``deferred`` says why he is not heard, or nothing."""

    rank: int
    name: str
    reference: str
    deferred: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AttendanceSheet:
    """Everything the sheet shows, members by college."""

    session: str
    certification: str
    body: str
    held_on: date
    place: str
    members: tuple[SheetMember, ...]
    candidates: tuple[SheetCandidate, ...]
