"""What may still come for one modality: results, marks, opinions or signatures, by its rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import (
    END_OF_DAY,
    Adjustment,
    Attestation,
    CandidateFacts,
    Opinion,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.further import Unit
from parchemin.domain.deliberation.modality import judge_modality
from parchemin.domain.deliberation.plan import ModalityPlan, Plan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.rules.acquisition import ByAttestations, ByMark
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting

_BY_THE_JURY = frozenset({Cause.ADJUSTED, Cause.ARBITRATED})


@dataclass(frozen=True, slots=True)
class Coming:
    """One candidate's file on the day further facts are added to it."""

    plan: Plan
    facts: CandidateFacts
    evidence: Evidence
    on: date


def units_of_modality(
    coming: Coming, modality: ModalityPlan, *, again: bool, scale: Decimal | None
) -> Iterator[Unit]:
    """The units for a modality; none where the jury itself decided otherwise.

    ``again`` True: even what is won may have to be taken again. ``scale`` is that of the mark a
    mean or a total reads, None where nothing reads it.
    """
    reason = judge_modality(modality, coming.evidence, coming.plan, coming.facts.route)
    won = reason.state is State.YES and not again and scale is None
    if won or reason.cause in _BY_THE_JURY:
        return
    rule = modality.rule.value
    if isinstance(rule, ByAttestations):
        yield _signatures(coming, modality, rule, reason)
    elif isinstance(rule, ByWeighting):
        yield from marks_of_roles(coming, modality.code, rule)
    elif isinstance(rule, ByConcordance | ByOpinions):
        every = again or reason.cause is Cause.ABSENCE
        yield from voices_of(coming, modality.code, rule, reason, again=every)
    elif rule is not None:
        out_of = rule.out_of if scale is None and isinstance(rule, ByMark) else scale
        yield (_result(coming, modality.code, out_of),)


def _result(coming: Coming, code: str, out_of: Decimal | None) -> Result:
    return Result(
        subject=code,
        outcome=ResultOutcome.ACQUIRED,
        on=coming.on,
        rank=END_OF_DAY,
        mark=out_of,
        out_of=out_of,
    )


def _signatures(
    coming: Coming, modality: ModalityPlan, rule: ByAttestations, reason: Reason
) -> Unit:
    """The signatures that the logbook still lacks, all of them when it is complete."""
    lines = list(zip(product(modality.competencies, rule.by), reason.children, strict=False))
    lacking = [place for place, line in lines if line.state is not State.YES]
    return tuple(
        Attestation(
            subject=code,
            by=by,
            attested=True,
            on=coming.on,
            rank=END_OF_DAY,
            author=f"{by.value} à venir",
        )
        for code, by in lacking or [place for place, _ in lines]
    )


def marks_of_roles(coming: Coming, code: str, rule: ByWeighting) -> Iterator[Unit]:
    """The marks that lack, together; then, for each role, those it gave taken again."""
    heard = coming.evidence.opinions.get(code, ())
    lacking: list[Opinion] = []
    again: list[Unit] = []
    for role, _ in rule.weights:
        marked = [each.author for each in heard if each.role == role and each.mark is not None]
        if marked:
            again.append(
                tuple(_mark(coming, code, rule, (role, who)) for who in dict.fromkeys(marked))
            )
        else:
            lacking.append(_mark(coming, code, rule, (role, _newcomer(1))))
    if lacking:
        yield tuple(lacking)
    yield from again


def _mark(coming: Coming, code: str, rule: ByWeighting, voice: tuple[str, str]) -> Opinion:
    role, author = voice
    return Opinion(
        subject=code,
        role=role,
        on=coming.on,
        rank=END_OF_DAY,
        author=author,
        mark=rule.out_of,
        out_of=rule.out_of,
    )


def voices_of(
    coming: Coming, code: str, rule: ByConcordance | ByOpinions, reason: Reason, *, again: bool
) -> Iterator[Unit]:
    """The opinions that lack or stand against; the jury's answer where assessors differ."""
    if reason.cause is Cause.DIVERGENCE:
        yield (_answer(coming, code),)
        return
    heard = coming.evidence.opinions.get(code, ())
    for role in dict.fromkeys(rule.by):
        said = [each for each in heard if each.role == role and each.favourable is not None]
        lacking = max(rule.by.count(role) - len(said), 0)
        against = [each.author for each in said if again or not each.favourable]
        for author in (*against, *(_newcomer(rank + 1) for rank in range(lacking))):
            yield (
                Opinion(
                    subject=code,
                    role=role,
                    on=coming.on,
                    rank=END_OF_DAY,
                    author=author,
                    favourable=True,
                ),
            )


def _answer(coming: Coming, code: str) -> Adjustment:
    return Adjustment(
        subject=code,
        outcome=ResultOutcome.ACQUIRED,
        author="jury",
        reason="avis partagés",
        on=coming.on,
        rank=END_OF_DAY,
    )


def _newcomer(rank: int) -> str:
    return f"personne à venir {rank}"
