"""What happens once the jury has decided: delivery, validity, retakes, appeal, delays."""

from dataclasses import dataclass
from enum import StrEnum


class Steps(StrEnum):
    """How many decisions a delivery takes."""

    ONE = "une étape"
    TWO = "deux étapes"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Who delivers: the jury itself, or ``authority`` on the jury's proposal (two steps)."""

    steps: Steps
    authority: str


class Unit(StrEnum):
    """A unit of the calendar."""

    YEARS = "ans"
    MONTHS = "mois"
    WEEKS = "semaines"
    DAYS = "jours"


@dataclass(frozen=True, slots=True)
class Duration:
    """``count`` calendar units."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        unit = self.unit.value
        if self.count <= 1 and unit != "mois":
            unit = unit.removesuffix("s")
        return f"{self.count} {unit}"


@dataclass(frozen=True, slots=True)
class Validity:
    """How long a bloc stays won; ``None`` means for life."""

    duration: Duration | None


class RetakeScope(StrEnum):
    """What is taken again after a failure."""

    MISSING = "ce qui manque"
    WHOLE_BLOC = "le bloc entier"


class Complement(StrEnum):
    """How a candidate makes up for what he lacks before he sits again."""

    TRAINING = "formation"
    EXPERIENCE = "expérience"


@dataclass(frozen=True, slots=True)
class Retake:
    """How a failed bloc is taken again; None where the règlement sets no limit.

    ``scope`` is None where the text does not say what is taken again, ``completed_by`` is empty
    where it does not say how the candidate prepares for it.
    """

    max_tries: int | None = None
    wait: Duration | None = None
    scope: RetakeScope | None = None
    completed_by: tuple[Complement, ...] = ()


@dataclass(frozen=True, slots=True)
class Appeal:
    """Before whom and within what time a decision may be contested."""

    before: str
    within: Duration


@dataclass(frozen=True, slots=True)
class NoAppeal:
    """The règlement opens no appeal before the certifier."""


AppealRule = Appeal | NoAppeal


class Motives(StrEnum):
    """Whether the letter gives the candidate the reasons of the decision."""

    TOLD = "notifiés"
    KEPT = "non notifiés"


@dataclass(frozen=True, slots=True)
class Sending:
    """To whom something is sent, and within what time."""

    to: str
    within: Duration
