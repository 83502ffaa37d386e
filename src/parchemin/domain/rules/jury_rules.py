"""How a jury is made and how it votes: values of the règlement, one class per question."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Seats:
    """Number of seats of each college, in the order of the règlement.

    ``at_least`` True: these are the fewest members of each college, and nothing bounds them above.
    """

    by_college: tuple[tuple[str, int], ...]
    at_least: bool = False

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

    ``mandate_years`` is the length of a mandate, None when chairs have no mandate. ``vice`` True:
    a vice-chair of another college chairs when the chair is absent.
    """

    colleges: tuple[str, ...]
    alternates: bool = False
    mandate_years: int | None = None
    vice: bool = False


class QuorumKind(StrEnum):
    """How the quorum is counted."""

    ALL_SEATS = "tous les sièges"
    ONE_PER_COLLEGE = "un membre par collège"
    AT_LEAST = "nombre de membres"
    SHARE = "part des sièges"
    PER_COLLEGE = "nombre de membres par collège"


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there: ``members`` with AT_LEAST, ``by_college`` with PER_COLLEGE.

    With SHARE, ``share`` of the seats is between 0 and 1, and ``more`` True asks for more than it.
    """

    kind: QuorumKind
    members: int | None = None
    share: Fraction | None = None
    more: bool = False
    by_college: tuple[tuple[str, int], ...] = ()


class Majority(StrEnum):
    """Out of what more than half is needed."""

    CAST = "suffrages exprimés"
    PRESENT = "membres présents"
    PRESENT_OR_REPRESENTED = "membres présents ou représentés"
    ALL = "tous les membres"


class Voting(StrEnum):
    """Whether each member weighs one, or each college, shared between its voters."""

    PER_HEAD = "par tête"
    PER_COLLEGE = "par collège"


class VoteForm(StrEnum):
    """Whether each voice is recorded with its name, or hands may be counted by college."""

    NAMED = "nominal"
    HANDS = "à main levée"


class TieBreak(StrEnum):
    """What ends an even vote; a règlement that says nothing leaves the case undecided."""

    CASTING_VOTE = "voix prépondérante du président"
    REJECTED = "la proposition est rejetée"
    REFERRED = "renvoi à l'autorité qui délivre"


class Permission(StrEnum):
    """Whether the règlement allows something."""

    ALLOWED = "permis"
    FORBIDDEN = "interdit"


@dataclass(frozen=True, slots=True)
class Proxies:
    """Whether an absent member may give his voice; None where the text does not say.

    ``per_member`` is how many one member may hold, ``same_college`` whether giver and holder are of
    one college, ``in_quorum`` whether a represented member counts for the quorum.
    """

    allowed: Permission
    per_member: int | None = None
    same_college: bool | None = None
    in_quorum: bool | None = None


@dataclass(frozen=True, slots=True)
class Advisory:
    """Colleges whose members attend without a vote and take no seat."""

    colleges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Experience:
    """Members of ``college`` and of ``others`` have at least ``years`` of experience in the trade.

    ``years_out`` is the longest time since they left it, None where nothing limits it.
    """

    college: str
    years: int
    years_out: int | None = None
    others: tuple[str, ...] = ()

    @property
    def colleges(self) -> tuple[str, ...]:
        return (self.college, *self.others)


@dataclass(frozen=True, slots=True)
class Outsiders:
    """``percent`` of the jury, or more, comes from outside the certifier and the assessor."""

    percent: Decimal


class Independence(StrEnum):
    """What keeps a juror from sitting on a candidate."""

    NO_LINK = "aucun lien avec le candidat"
    NO_TRAINING = "ni formé ni accompagné le candidat"
