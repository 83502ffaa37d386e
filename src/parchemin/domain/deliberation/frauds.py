"""What the frauds of a candidate do to the blocs that he presents."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parchemin.domain.deliberation.facts import CandidateFacts, Fraud
from parchemin.domain.deliberation.ledger import latest
from parchemin.domain.deliberation.plan import Plan, Slot
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    Reason,
    State,
)
from parchemin.domain.deliberation.states import problem
from parchemin.domain.rules.fraud import FraudEffect, FraudRule

_PRESENTED = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED})
_TAKEN = {State.NO: BlocOutcome.NOT_WON, State.OPEN: BlocOutcome.UNDECIDED}


def with_frauds(
    blocs: tuple[BlocProposal, ...], facts: CandidateFacts, plan: Plan
) -> tuple[BlocProposal, ...]:
    """The blocs, each presented one first saying what a fraud takes from it, or keeps waiting.

    What was won before, and what is not presented, is left as it is.
    """
    known = latest(facts.frauds, facts.closing)
    said = {
        bloc.code: tuple(
            _reason(each.title, known[each.code], plan.fraud)
            for each in bloc.modalities
            if each.code in known and not _dismissed(known[each.code])
        )
        for bloc in plan.blocs
    }
    return tuple(_taken(bloc, tuple(_bearing(bloc.code, said, plan.fraud))) for bloc in blocs)


def _dismissed(frauds: tuple[Fraud, ...]) -> bool:
    return all(each.upheld is False for each in frauds)


def _reason(title: str, frauds: tuple[Fraud, ...], rule: Slot[FraudRule]) -> Reason:
    if rule.value is None:
        return problem(title, rule)
    facts, origin = tuple(sorted(frauds, key=repr)), rule.origin
    if not all(each.upheld for each in frauds):
        return Reason(Cause.FRAUD_PENDING, State.OPEN, title, facts, origin)
    if rule.value.hearing and not all(each.heard_on for each in frauds):
        return Reason(Cause.FRAUD_UNHEARD, State.OPEN, title, facts, origin)
    return Reason(Cause.FRAUD, State.NO, title, (*facts, rule.value), origin)


def _bearing(
    code: str, said: dict[str, tuple[Reason, ...]], rule: Slot[FraudRule]
) -> Iterator[Reason]:
    """The frauds at that bloc, and those at others where the rule takes every bloc."""
    every = rule.value is not None and rule.value.effect is FraudEffect.ALL_BLOCS
    for other, reasons in said.items():
        if every or other == code:
            yield from reasons


def _taken(bloc: BlocProposal, reasons: Sequence[Reason]) -> BlocProposal:
    if not reasons or bloc.outcome not in _PRESENTED:
        return bloc
    ordered = sorted(reasons, key=lambda reason: reason.state is not State.NO)
    outcome = _TAKEN[ordered[0].state]
    if bloc.outcome is BlocOutcome.NOT_WON:
        outcome = BlocOutcome.NOT_WON
    return replace(bloc, outcome=outcome, reasons=(*ordered, *bloc.reasons))
