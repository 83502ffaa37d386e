"""What would win a bloc: sets of further results, none of which has an element too many."""

from collections.abc import Sequence
from dataclasses import replace

from parchemin.domain.deliberation.facts import (
    END_OF_DAY,
    Attestation,
    CandidateFacts,
    CompetencyResult,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan, Plan
from parchemin.domain.deliberation.proposal import propose_with
from parchemin.domain.rules.acquisition import ByAttestations, ByMark

Further = Result | CompetencyResult | Attestation
MOST_SETS = 10


def missing_sets(
    plan: Plan, facts: CandidateFacts, code: str, *, most: int = MOST_SETS
) -> tuple[tuple[Further, ...], ...]:
    """At most ``most`` sets of further facts that win that bloc, the smallest first.

    Without any element a set no longer wins. None is found where the bloc counts already, where
    the deliberation is closed, or where a rule is missing or asks for opinions, means or totals.
    """
    bloc = next((each for each in plan.blocs if each.code == code), None)
    if bloc is None or facts.closing is not None or _wins(plan, facts, code, ()):
        return ()
    every = _possible(plan, bloc)
    if not _wins(plan, facts, code, every):
        return ()
    found: dict[frozenset[int], None] = {}
    for start in range(len(every)):
        ranks = [*range(start, len(every)), *range(start)]
        found[_least(plan, facts, code, every, ranks)] = None
    ordered = sorted(found, key=lambda ranks: (len(ranks), sorted(ranks)))
    return tuple(tuple(every[rank] for rank in sorted(ranks)) for ranks in ordered[:most])


def with_further(facts: CandidateFacts, further: Sequence[Further]) -> CandidateFacts:
    """The facts with those ones added."""
    results = tuple(each for each in further if isinstance(each, Result))
    competencies = tuple(each for each in further if isinstance(each, CompetencyResult))
    signed = tuple(each for each in further if isinstance(each, Attestation))
    return replace(
        facts,
        results=facts.results + results,
        competency_results=facts.competency_results + competencies,
        attestations=facts.attestations + signed,
    )


def _least(
    plan: Plan, facts: CandidateFacts, code: str, every: tuple[Further, ...], ranks: list[int]
) -> frozenset[int]:
    """What is left of them once each one the bloc can do without is taken away, in that order."""
    kept = sorted(ranks)
    shrinking = True
    while shrinking:
        shrinking = False
        for rank in ranks:
            without = [each for each in kept if each != rank]
            if rank in kept and _wins(plan, facts, code, [every[each] for each in without]):
                kept, shrinking = without, True
    return frozenset(kept)


def _wins(plan: Plan, facts: CandidateFacts, code: str, further: Sequence[Further]) -> bool:
    bloc = propose_with(plan, with_further(facts, further)).bloc(code)
    return bloc is not None and bloc.outcome.favourable


def _possible(plan: Plan, bloc: BlocPlan) -> tuple[Further, ...]:
    won = ResultOutcome.ACQUIRED
    competencies = [
        CompetencyResult(subject=code, outcome=won, on=plan.on, rank=END_OF_DAY)
        for code in bloc.competencies
    ]
    parts = [each for modality in bloc.modalities for each in _of_modality(plan, modality)]
    return (*parts, *competencies)


def _of_modality(plan: Plan, modality: ModalityPlan) -> list[Further]:
    rule = modality.rule.value
    if isinstance(rule, ByAttestations):
        return [
            Attestation(
                subject=code, by=by, attested=True, on=plan.on, rank=END_OF_DAY, author=by.value
            )
            for code in modality.competencies
            for by in rule.by
        ]
    mark, out_of = (rule.minimum, rule.out_of) if isinstance(rule, ByMark) else (None, None)
    won = ResultOutcome.ACQUIRED
    return [
        Result(
            subject=modality.code,
            outcome=won,
            on=plan.on,
            rank=END_OF_DAY,
            mark=mark,
            out_of=out_of,
        )
    ]
