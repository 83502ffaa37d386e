"""One candidate's file on the day further facts are added to it."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.deliberation.evidence import Evidence, gather
from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.further import day_of_further
from parchemin.domain.deliberation.lapses import still_valid
from parchemin.domain.deliberation.plan import Plan


@dataclass(frozen=True, slots=True)
class Coming:
    """One candidate's file on the day further facts are added to it."""

    plan: Plan
    facts: CandidateFacts
    evidence: Evidence
    on: date


def coming_to(plan: Plan, facts: CandidateFacts) -> Coming:
    """The file without the results that have lapsed."""
    valid = still_valid(facts, plan.reglement, plan.on)[0] if plan.lapsing else facts
    return Coming(plan, valid, gather(valid), day_of_further(facts, plan.on))
