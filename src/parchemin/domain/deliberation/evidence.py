"""The facts of one candidate, arranged to be looked up by the rules."""

from dataclasses import dataclass

from parchemin.domain.deliberation.facts import (
    Adjustment,
    Attestation,
    CandidateFacts,
    CompetencyResult,
    Opinion,
    Result,
    TutorAssessment,
)
from parchemin.domain.deliberation.ledger import latest
from parchemin.domain.deliberation.voices import voices
from parchemin.domain.rules.acquisition import Attester


@dataclass(slots=True)
class Evidence:
    """What counts, by subject; several facts under one subject contradict one another.

    Opinions are several by nature: one by voice.
    """

    results: dict[str, tuple[Result, ...]]
    competencies: dict[str, tuple[CompetencyResult, ...]]
    adjustments: dict[str, tuple[Adjustment, ...]]
    attestations: dict[Attester, dict[str, tuple[Attestation, ...]]]
    opinions: dict[str, tuple[Opinion, ...]]
    workforce: int | None
    stages: dict[str, tuple[TutorAssessment, ...]]


def gather(facts: CandidateFacts) -> Evidence:
    """The facts that count at the closing, or all of them while nothing is closed."""
    closing = facts.closing
    return Evidence(
        results=latest(facts.results, closing),
        competencies=latest(facts.competency_results, closing) if facts.competency_results else {},
        adjustments=latest(facts.adjustments, closing) if facts.adjustments else {},
        attestations=_attestations(facts) if facts.attestations else {},
        opinions=voices(facts.opinions, closing) if facts.opinions else {},
        workforce=facts.workforce,
        stages=latest(facts.stages, closing) if facts.stages else {},
    )


def _attestations(facts: CandidateFacts) -> dict[Attester, dict[str, tuple[Attestation, ...]]]:
    return {
        by: latest([item for item in facts.attestations if item.by is by], facts.closing)
        for by in Attester
    }
