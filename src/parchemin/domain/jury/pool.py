"""The people a jury may be made of, and what a proposal says of each of them."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.jury.members import Juror, Jury, JuryFinding


@dataclass(frozen=True, kw_only=True, slots=True)
class Pooled:
    """Somebody of the pool. ``available`` is None when nobody has asked for that day.

    ``recent_sittings`` counts the juries already sat on in the period the caller looks at, and
    ``last_sat`` is the day of the last one; both serve to spread the load.
    """

    juror: Juror
    available: bool | None = None
    recent_sittings: int = 0
    last_sat: date | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A member proposed, with the reason as a French sentence."""

    juror: Juror
    sentence: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person of the pool who is not proposed; ``excluded`` True when a rule forbids it.

    ``rule`` cites that rule, empty for a fact such as an absence.
    """

    juror: Juror
    sentence: str
    excluded: bool
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CompositionProposal:
    """A jury made from a pool, None when none is legal; ``reasons`` then say why.

    ``findings`` are those of ``check_composition`` on the jury proposed.
    """

    jury: Jury | None
    picked: tuple[Picked, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    reasons: tuple[str, ...] = ()
    findings: tuple[JuryFinding, ...] = ()
