"""Paritary juries: who may sit, who sits, what they vote, what they decide."""

from parchemin.office.juries.models.outcome import Decision, Minutes, Ratification
from parchemin.office.juries.models.pool import Juror, Link
from parchemin.office.juries.models.room import Adjustment, Note, Vote
from parchemin.office.juries.models.sessions import Hearing, Jury, Seat

__all__ = [
    "Adjustment",
    "Decision",
    "Hearing",
    "Juror",
    "Jury",
    "Link",
    "Minutes",
    "Note",
    "Ratification",
    "Seat",
    "Vote",
]
