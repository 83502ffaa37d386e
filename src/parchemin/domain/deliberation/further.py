"""Facts that may still come: what is added to a candidate's file to see what it would win."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CandidateFacts,
    CompetencyResult,
    CorrespondenceClaim,
    Opinion,
    Result,
    TutorAssessment,
)

Further = (
    Result
    | CompetencyResult
    | Attestation
    | Opinion
    | Adjustment
    | CorrespondenceClaim
    | TutorAssessment
)
"""An adjustment is the jury's answer to assessors who differ; a claim is one that is accepted."""

Unit = tuple[Further, ...]
"""Facts that are of use only together."""

F = TypeVar("F")


def with_further(facts: CandidateFacts, further: Sequence[Further]) -> CandidateFacts:
    """The facts with those ones added."""
    return replace(
        facts,
        results=facts.results + _only(Result, further),
        competency_results=facts.competency_results + _only(CompetencyResult, further),
        attestations=facts.attestations + _only(Attestation, further),
        opinions=facts.opinions + _only(Opinion, further),
        adjustments=facts.adjustments + _only(Adjustment, further),
        claims=facts.claims + _only(CorrespondenceClaim, further),
        stages=facts.stages + _only(TutorAssessment, further),
    )


def _only(kind: type[F], further: Sequence[Further]) -> tuple[F, ...]:
    return tuple(each for each in further if isinstance(each, kind))


def day_of_further(facts: CandidateFacts, on: date) -> date:
    """A day no known fact comes after: that of the deliberation, unless a fact is later."""
    known: tuple[Iterable[Result | Opinion | CompetencyResult | Attestation], ...] = (
        facts.results,
        facts.opinions,
        facts.competency_results,
        facts.attestations,
    )
    return max([on, *(each.on for group in known for each in group)])
