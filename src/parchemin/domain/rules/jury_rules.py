"""How a jury is made and how it votes: values of the règlement, one class per question."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Seats:
    """Number of seats of each college, in the order of the règlement."""

    by_college: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        return sum(seats for _, seats in self.by_college)

    @property
    def colleges(self) -> tuple[str, ...]:
        return tuple(college for college, _ in self.by_college)


@dataclass(frozen=True, slots=True)
class Parity:
    """These colleges have as many present members one as the other."""

    colleges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chairing:
    """Which colleges may chair, and whether they take turns at each mandate.

    ``mandate_years`` is the length of a mandate, None when chairs have no mandate.
    """

    colleges: tuple[str, ...]
    alternates: bool = False
    mandate_years: int | None = None


class QuorumKind(StrEnum):
    """How the quorum is counted."""

    ALL_SEATS = "tous les sièges"
    ONE_PER_COLLEGE = "un membre par collège"
    AT_LEAST = "nombre de membres"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be present; ``members`` only with ``AT_LEAST``."""

    kind: QuorumKind
    members: int | None = None


class Majority(StrEnum):
    """Out of what more than half is needed."""

    CAST = "suffrages exprimés"
    PRESENT = "membres présents"
    ALL = "tous les membres"


class Voting(StrEnum):
    """Whether each member weighs one, or each college, shared between its voters."""

    PER_HEAD = "par tête"
    PER_COLLEGE = "par collège"


class TieBreak(StrEnum):
    """What ends an even vote; a règlement that says nothing leaves the case undecided."""

    CASTING_VOTE = "voix prépondérante du président"
    REJECTED = "la proposition est rejetée"


class Permission(StrEnum):
    """Whether the règlement allows something."""

    ALLOWED = "permis"
    FORBIDDEN = "interdit"


@dataclass(frozen=True, slots=True)
class Experience:
    """Members of ``college`` have at least ``years`` of experience in the trade."""

    college: str
    years: int


class Independence(StrEnum):
    """What keeps a juror from sitting on a candidate."""

    NO_LINK = "aucun lien avec le candidat"
