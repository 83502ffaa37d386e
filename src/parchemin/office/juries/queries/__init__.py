"""What the screens read of juries; the number of queries never grows with the candidates."""

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
from parchemin.office.juries.queries.lists import (
    declarable,
    declared_links,
    juries,
    opens_juries,
    pool,
)
from parchemin.office.juries.queries.record import (
    MinutesPage,
    awaited,
    hearings_of,
    minutes_bytes,
    minutes_of,
    ratification,
)
from parchemin.office.juries.queries.room import (
    PER_PAGE,
    SHOWN,
    CandidatePage,
    Session,
    candidate,
    closing,
    figures,
    session,
)

__all__ = [
    "PER_PAGE",
    "SHOWN",
    "CandidatePage",
    "College",
    "Composition",
    "MinutesPage",
    "Presentable",
    "Session",
    "Step",
    "awaited",
    "benches",
    "candidate",
    "closing",
    "composition",
    "declarable",
    "declared_links",
    "figures",
    "hearings_of",
    "juries",
    "minutes_bytes",
    "minutes_of",
    "opens_juries",
    "paths_in_order",
    "pool",
    "presentable",
    "ratification",
    "session",
    "steps",
]
