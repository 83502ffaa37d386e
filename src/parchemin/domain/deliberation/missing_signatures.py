"""The signatures that a logbook may still gain."""

from itertools import product

from parchemin.domain.deliberation.coming import Coming
from parchemin.domain.deliberation.facts import END_OF_DAY, Attestation, TutorAssessment
from parchemin.domain.deliberation.further import Unit
from parchemin.domain.deliberation.plan import ModalityPlan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.rules.acquisition import ByAttestations


def signatures_of(
    coming: Coming, modality: ModalityPlan, rule: ByAttestations, reason: Reason
) -> Unit:
    """The signatures and the stages that the logbook still lacks, all signatures when none does."""
    lines = list(zip(product(modality.competencies, rule.by), reason.children, strict=False))
    lacking = [place for place, line in lines if line.state is not State.YES]
    stages = tuple(
        TutorAssessment(subject=line.subject, on=coming.on, rank=END_OF_DAY)
        for line in reason.children
        if line.cause is Cause.STAGE_MISSING
    )
    every = [] if stages else [place for place, _ in lines]
    signatures = tuple(
        Attestation(
            subject=code,
            by=by,
            attested=True,
            on=coming.on,
            rank=END_OF_DAY,
            author=f"{by.value} à venir",
        )
        for code, by in lacking or every
    )
    return (*signatures, *stages)
