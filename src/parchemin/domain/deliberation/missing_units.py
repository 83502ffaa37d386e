"""What may still come for one bloc: the units of further facts that its rule reads."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from parchemin.domain.deliberation.assessors import judge_assessors
from parchemin.domain.deliberation.coming import Coming, coming_to
from parchemin.domain.deliberation.earlier import claimed_blocs
from parchemin.domain.deliberation.facts import (
    END_OF_DAY,
    CandidateFacts,
    ClaimDecision,
    CompetencyResult,
    Opinion,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.further import Unit
from parchemin.domain.deliberation.missing_modality import units_of_modality
from parchemin.domain.deliberation.missing_reads import Reads, what_is_read
from parchemin.domain.deliberation.missing_voices import marks_of_roles, voices_of
from parchemin.domain.deliberation.plan import BlocPlan, Plan
from parchemin.domain.deliberation.reasons import Cause
from parchemin.domain.rules.assessors import AssessorsRule, ByWeighting


def units_of(plan: Plan, facts: CandidateFacts, bloc: BlocPlan) -> tuple[Unit, ...]:
    """Every unit of further facts that may help that bloc, in the order of the référentiel."""
    coming = coming_to(plan, facts)
    read = what_is_read(coming, bloc)
    return (*_of_modalities(coming, bloc, read), *_of_bloc(coming, bloc, read))


def _of_modalities(coming: Coming, bloc: BlocPlan, read: Reads) -> Iterator[Unit]:
    """The marks that a mean or a total still waits for, together; then the units of the others."""
    awaited: list[Unit] = []
    others: list[Unit] = []
    for each in bloc.modalities:
        code = each.code
        if code in read.modalities or code in read.scales:
            again, scale = read.modalities.get(code, False), read.scales.get(code)
            units = units_of_modality(coming, each, again=again, scale=scale)
            waits = code in read.scales and not _has_mark(coming, code)
            (awaited if waits else others).extend(units)
    if awaited:
        yield tuple(chain.from_iterable(awaited))
    yield from others


def _has_mark(coming: Coming, code: str) -> bool:
    known: tuple[Result | Opinion, ...] = (
        *coming.evidence.results.get(code, ()),
        *coming.evidence.opinions.get(code, ()),
    )
    return any(each.mark is not None for each in known)


def _of_bloc(coming: Coming, bloc: BlocPlan, read: Reads) -> Iterator[Unit]:
    for code in read.competencies:
        if not _won(coming, code):
            yield (_competency(coming, code),)
    for rule in read.assessors:
        yield from _assessors(coming, bloc, rule)
    for reason in claimed_blocs(coming.facts, coming.plan).get(bloc.code, ()):
        if reason.cause is Cause.CLAIM_UNDECIDED:
            granted = ClaimDecision(granted=True, by="certificateur", on=coming.on)
            yield (replace(reason.facts[0], decision=granted),)


def _won(coming: Coming, code: str) -> bool:
    outcomes = {each.outcome for each in coming.evidence.competencies.get(code, ())}
    return outcomes == {ResultOutcome.ACQUIRED}


def _competency(coming: Coming, code: str) -> CompetencyResult:
    won = ResultOutcome.ACQUIRED
    return CompetencyResult(subject=code, outcome=won, on=coming.on, rank=END_OF_DAY)


def _assessors(coming: Coming, bloc: BlocPlan, rule: AssessorsRule) -> Iterator[Unit]:
    if bloc.code in coming.evidence.adjustments:
        return
    if isinstance(rule, ByWeighting):
        yield from marks_of_roles(coming, bloc.code, rule)
        return
    reason = judge_assessors((bloc.code, bloc.code), rule, coming.evidence, bloc.rule.origin)
    yield from voices_of(coming, bloc.code, rule, reason, again=False)
