"""What the frauds of a candidate do to the blocs that he presents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    Fraud,
    Opinion,
    Result,
)
from parchemin.domain.deliberation.ledger import latest
from parchemin.domain.deliberation.plan import BlocPlan, Plan, Slot
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    Reason,
    State,
)
from parchemin.domain.deliberation.states import problem
from parchemin.domain.rules.acquisition import ByAttestations
from parchemin.domain.rules.fraud import FraudEffect, FraudRule

_PRESENTED = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED})
_TAKEN = {State.NO: BlocOutcome.NOT_WON, State.OPEN: BlocOutcome.UNDECIDED}
Standing = tuple[Fraud, ...]
"""One fraud as it stands; several facts when nothing tells which came last."""


def with_frauds(
    blocs: tuple[BlocProposal, ...], facts: CandidateFacts, evidence: Evidence, plan: Plan
) -> tuple[BlocProposal, ...]:
    """The blocs, each presented one first saying what a fraud takes from it, or keeps waiting.

    What was won before, what is not presented, and what was taken again since the fraud, is left
    as it is.
    """
    standing = tuple(_standing(facts))
    return tuple(
        _taken(made, tuple(_bearing(bloc, standing, evidence, plan)))
        for made, bloc in zip(blocs, plan.blocs, strict=True)
    )


def _standing(facts: CandidateFacts) -> Iterator[Standing]:
    """Each fraud that nobody has dismissed, by modality and by case."""
    for case in sorted({each.case for each in facts.frauds}):
        steps = [each for each in facts.frauds if each.case == case]
        known = latest(steps, facts.closing)
        for subject in sorted(known):
            if not all(each.upheld is False for each in known[subject]):
                yield known[subject]


def _bearing(
    bloc: BlocPlan, standing: Iterable[Standing], evidence: Evidence, plan: Plan
) -> Iterator[Reason]:
    """The frauds at that bloc, and those at others where the rule takes every bloc."""
    rule = plan.fraud
    every = rule.value is not None and rule.value.effect is FraudEffect.ALL_BLOCS
    titles = {
        each.code: each.title for other in plan.certification.blocs for each in other.assessments
    }
    own = {each.code for each in bloc.modalities}
    for frauds in standing:
        subject = frauds[0].subject
        if subject not in titles or not (every or subject in own):
            continue
        asked = [subject] if subject in own else _to_retake(bloc)
        if not _taken_again(asked, bloc, evidence, max(each.shown_on for each in frauds)):
            yield _reason(titles[subject], frauds, rule)


def _to_retake(bloc: BlocPlan) -> list[str]:
    """The modalities that assessors judge; a logbook is not sat again."""
    judged = (each for each in bloc.modalities if not isinstance(each.rule.value, ByAttestations))
    return [each.code for each in judged]


def _taken_again(asked: Sequence[str], bloc: BlocPlan, evidence: Evidence, day: date) -> bool:
    """Whether all of that was judged anew after that day, or all the competencies, or the bloc."""

    def anew(code: str) -> bool:
        found: tuple[Result | Opinion | CompetencyResult, ...] = (
            *evidence.results.get(code, ()),
            *evidence.opinions.get(code, ()),
            *evidence.competencies.get(code, ()),
        )
        return any(each.shown_on > day for each in found)

    whole = (asked, bloc.competencies, (bloc.code,))
    return any(codes and all(map(anew, codes)) for codes in whole)


def _reason(title: str, frauds: Standing, rule: Slot[FraudRule]) -> Reason:
    if rule.value is None:
        return problem(title, rule)
    facts, origin = tuple(sorted(frauds, key=repr)), rule.origin
    if not all(each.upheld for each in frauds):
        return Reason(Cause.FRAUD_PENDING, State.OPEN, title, facts, origin)
    if rule.value.hearing and not all(each.heard_on for each in frauds):
        return Reason(Cause.FRAUD_UNHEARD, State.OPEN, title, facts, origin)
    return Reason(Cause.FRAUD, State.NO, title, (*facts, rule.value), origin)


def _taken(bloc: BlocProposal, reasons: Sequence[Reason]) -> BlocProposal:
    if not reasons or bloc.outcome not in _PRESENTED:
        return bloc
    ordered = sorted(reasons, key=lambda reason: reason.state is not State.NO)
    outcome = _TAKEN[ordered[0].state]
    if bloc.outcome is BlocOutcome.NOT_WON:
        outcome = BlocOutcome.NOT_WON
    return replace(bloc, outcome=outcome, reasons=(*ordered, *bloc.reasons))
