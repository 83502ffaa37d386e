"""What may still come for one modality: results, marks, opinions or signatures, by its rule."""

from collections.abc import Iterator
from decimal import Decimal

from parchemin.domain.deliberation.coming import Coming
from parchemin.domain.deliberation.facts import (
    END_OF_DAY,
    Result,
    ResultOutcome,
)
from parchemin.domain.deliberation.further import Unit
from parchemin.domain.deliberation.missing_signatures import signatures_of
from parchemin.domain.deliberation.missing_voices import marks_of_roles, voices_of
from parchemin.domain.deliberation.modality import judge_modality
from parchemin.domain.deliberation.plan import ModalityPlan
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.rules.acquisition import ByAttestations, ByMark
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting

_BY_THE_JURY = frozenset({Cause.ADJUSTED, Cause.ARBITRATED})


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
        yield signatures_of(coming, modality, rule, reason)
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
