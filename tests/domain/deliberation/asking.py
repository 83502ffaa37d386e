"""Shorthands to propose on the small certification of the tests."""

from typing import Any

from parchemin.domain.deliberation.facts import CandidateFacts, Result
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocProposal, Proposal
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import CERTIFICATION, TODAY, facts, reglement


def proposal(*results: Result, rules: Reglement | None = None, **more: Any) -> Proposal:
    """The proposal for a candidate with these facts."""
    return of(facts(*results, **more), rules)


def of(candidate: CandidateFacts, rules: Reglement | None = None) -> Proposal:
    """The proposal for these facts."""
    return propose(CERTIFICATION, rules or reglement(), candidate, on=TODAY)


def bloc(code: str, *results: Result, rules: Reglement | None = None, **more: Any) -> BlocProposal:
    """The proposal for one bloc."""
    found = proposal(*results, rules=rules, **more).bloc(code)
    assert found is not None
    return found
