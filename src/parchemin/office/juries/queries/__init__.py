"""What the screens read of juries; the number of queries never grows with the candidates."""

from parchemin.office.juries.queries.attendance import Attendance, attendance, signed_sheets
from parchemin.office.juries.queries.calls import CallLine, Calls, calls_of, substitutes, successors
from parchemin.office.juries.queries.candidate import CandidatePage, candidate
from parchemin.office.juries.queries.composing import (
    College,
    Composition,
    Presentable,
    Step,
    benches,
    composition,
    paths_in_order,
    presentable,
    steps,
)
from parchemin.office.juries.queries.deadlines import Due, deadlines
from parchemin.office.juries.queries.jurors import JurorPage, juror_page
from parchemin.office.juries.queries.lists import (
    declarable,
    declared_links,
    juries,
    opens_juries,
    pool,
)
from parchemin.office.juries.queries.live import Live, live, stamp
from parchemin.office.juries.queries.proposing import proposal
from parchemin.office.juries.queries.record import (
    MinutesPage,
    awaited,
    hearings_of,
    minutes_answered,
    minutes_bytes,
    minutes_of,
    ratification,
    ties_left,
    ties_settled,
)
from parchemin.office.juries.queries.room import (
    PER_PAGE,
    SHOWN,
    ClosingPage,
    Session,
    chair_of,
    closing,
    forget_closings,
    session,
)

__all__ = [
    "PER_PAGE",
    "SHOWN",
    "Attendance",
    "CallLine",
    "Calls",
    "CandidatePage",
    "ClosingPage",
    "College",
    "Composition",
    "Due",
    "JurorPage",
    "Live",
    "MinutesPage",
    "Presentable",
    "Session",
    "Step",
    "attendance",
    "awaited",
    "benches",
    "calls_of",
    "candidate",
    "chair_of",
    "closing",
    "composition",
    "deadlines",
    "declarable",
    "declared_links",
    "forget_closings",
    "hearings_of",
    "juries",
    "juror_page",
    "live",
    "minutes_answered",
    "minutes_bytes",
    "minutes_of",
    "opens_juries",
    "paths_in_order",
    "pool",
    "presentable",
    "proposal",
    "ratification",
    "session",
    "signed_sheets",
    "stamp",
    "steps",
    "substitutes",
    "successors",
    "ties_left",
    "ties_settled",
]
