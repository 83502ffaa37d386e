"""Paritary juries: who may sit, who sits, what they vote, what they decide."""

from parchemin.office.juries.models.attendance import Passage, SignedSheet
from parchemin.office.juries.models.calling import (
    MEANS,
    Call,
    CallAnswer,
    CallSending,
    FilesSent,
    Replacement,
    Substitute,
)
from parchemin.office.juries.models.juror_facts import Availability, JurorFact, Mandate
from parchemin.office.juries.models.outcome import Decision, Minutes, Ratification
from parchemin.office.juries.models.pool import Juror, Link
from parchemin.office.juries.models.room import Adjustment, Note, Vote
from parchemin.office.juries.models.sessions import Hearing, Jury, Seat
from parchemin.office.juries.models.voices import ProxyAct, ShownHands

__all__ = [
    "MEANS",
    "Adjustment",
    "Availability",
    "Call",
    "CallAnswer",
    "CallSending",
    "Decision",
    "FilesSent",
    "Hearing",
    "Juror",
    "JurorFact",
    "Jury",
    "Link",
    "Mandate",
    "Minutes",
    "Note",
    "Passage",
    "ProxyAct",
    "Ratification",
    "Replacement",
    "Seat",
    "ShownHands",
    "SignedSheet",
    "Substitute",
    "Vote",
]
