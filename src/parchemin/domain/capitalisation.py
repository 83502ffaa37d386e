"""How long a bloc stays won."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from parchemin.domain.rules.keys import VALIDITY
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class BlocValidity:
    """Until when a bloc counts; ``expires_on`` is the first day it no longer does, or None."""

    acquired_on: date
    expires_on: date | None
    origin: Origin

    def holds(self, on: date) -> bool:
        """Whether the bloc still counts that day."""
        return self.expires_on is None or on < self.expires_on


def bloc_validity(reglement: Reglement, acquired_on: date) -> BlocValidity:
    """The validity of a bloc, by the rule in force the day it was won.

    Raises MissingRule when the règlement says nothing of validity.
    """
    return unit_validity(reglement.rule(VALIDITY, acquired_on), acquired_on)


def unit_validity(ruled: Ruled[Validity], acquired_on: date) -> BlocValidity:
    """The validity of a bloc, a modality or a competency first won that day, by that rule."""
    duration = ruled.value.duration
    expires_on = None if duration is None else after(acquired_on, duration)
    return BlocValidity(acquired_on, expires_on, ruled.origin)


def after(start: date, duration: Duration) -> date:
    """The day a duration later; the 29th to 31st fall back to the last day of a shorter month."""
    if duration.unit in (Unit.DAYS, Unit.WEEKS):
        return start + timedelta(days=duration.count * (7 if duration.unit is Unit.WEEKS else 1))
    months = duration.count * (12 if duration.unit is Unit.YEARS else 1)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
