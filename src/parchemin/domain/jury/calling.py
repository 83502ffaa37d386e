"""Calling people to a jury: the last day to do it, and what the letter says."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.domain.rules.keys import NOTICE
from parchemin.domain.rules.reglement import Reglement

WORDS_OF_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}


def before(end: date, duration: Duration) -> date:
    """The day a duration earlier; the 29th to 31st fall back to the last day of a shorter month."""
    if duration.unit in WORDS_OF_DAYS:
        return end - timedelta(days=duration.count * WORDS_OF_DAYS[duration.unit])
    months = duration.count * (12 if duration.unit is Unit.YEARS else 1)
    year, month = divmod(end.year * 12 + end.month - 1 - months, 12)
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class CallDeadline:
    """The last day, included, to call people to a jury, by the rule in force on the jury's day."""

    held_on: date
    latest_on: date
    rule: Ruled[Duration]

    def late(self, on: date) -> bool:
        """Whether a call made that day comes too late."""
        return on > self.latest_on

    def sentence(self, on: date) -> str:
        """Why a call made that day is late or in time, with the rule."""
        asked = (
            f"le règlement demande {self.rule.value} avant le jury du {self.held_on:%d/%m/%Y}, "
            f"soit le {self.latest_on:%d/%m/%Y} au plus tard"
        )
        if self.late(on):
            return f"Convocation du {on:%d/%m/%Y} hors délai : {asked}."
        return f"Convocation du {on:%d/%m/%Y} dans le délai : {asked}."


def call_deadline(reglement: Reglement, held_on: date) -> CallDeadline:
    """When people have to be called; raises MissingRule when the règlement is silent."""
    rule = reglement.rule(NOTICE, held_on)
    return CallDeadline(held_on, before(held_on, rule.value), rule)


class CallRole(StrEnum):
    """As what somebody is called."""

    MEMBER = "membre du jury"
    CHAIR = "président du jury"
    SUBSTITUTE = "suppléant"
    CANDIDATE = "candidat"


@dataclass(frozen=True, kw_only=True, slots=True)
class SittingCall:
    """A letter that calls one person to one jury.

    ``college`` is empty for a candidate, ``reference`` the one of his path, empty for a member.
    ``notice`` is the sentence on the time asked by the règlement, empty when it is silent.
    """

    number: str
    body: str
    addressee: str
    role: CallRole
    college: str
    reference: str
    certification: str
    session: str
    held_on: date
    place: str
    written_on: date
    notice: str = ""
    late_reason: str = ""
