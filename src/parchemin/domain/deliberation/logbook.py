"""Whether a logbook is complete: each competency attested by all those the rule asks."""

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.plan import ModalityPlan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import all_of
from parchemin.domain.rules.acquisition import Attester, ByAttestations


def judge_logbook(modality: ModalityPlan, rule: ByAttestations, evidence: Evidence) -> Reason:
    """The state of a logbook, with a line for each signature it needs, then for each stage."""
    origin = modality.rule.origin
    if not modality.competencies:
        return Reason(Cause.NO_COMPETENCY, State.OPEN, modality.title, (), origin)
    signed = [line for code in modality.competencies for line in _lines(code, rule, evidence)]
    lines = (*signed, *(_stage(stage, evidence) for stage in rule.stages))
    return Reason(Cause.LOGBOOK, all_of(lines), modality.title, (rule,), origin, lines)


def _stage(stage: str, evidence: Evidence) -> Reason:
    found = evidence.stages.get(stage)
    if not found:
        return Reason(Cause.STAGE_MISSING, State.OPEN, stage)
    return Reason(Cause.STAGE_DONE, State.YES, stage, (min(found, key=repr),))


def _lines(code: str, rule: ByAttestations, evidence: Evidence) -> list[Reason]:
    lines = [_line(code, by, evidence) for by in rule.by]
    if rule.distinct and not _waived(rule, evidence):
        return _by_distinct_people(lines, rule, evidence.workforce)
    return lines


def _waived(rule: ByAttestations, evidence: Evidence) -> bool:
    limit, workforce = rule.waiver_below, evidence.workforce
    return limit is not None and workforce is not None and workforce < limit


def _by_distinct_people(
    lines: list[Reason], rule: ByAttestations, workforce: int | None
) -> list[Reason]:
    """A signature that cannot be told from one already counted waits for another person."""
    kept: list[Reason] = []
    for line in lines:
        signed = [each.facts[0].author for each in kept if each.cause is Cause.ATTESTED]
        if line.cause is Cause.ATTESTED and signed:
            author = line.facts[0].author
            if author in signed or not all((author, *signed)):
                facts = (line.facts[0], rule, workforce)
                kept.append(Reason(Cause.SAME_SIGNER, State.OPEN, line.subject, facts))
                continue
        kept.append(line)
    return kept


def _line(code: str, by: Attester, evidence: Evidence) -> Reason:
    found = evidence.attestations.get(by, {}).get(code, ())
    if not found:
        return Reason(Cause.ATTESTATION_MISSING, State.OPEN, code, (by,))
    if len({item.attested for item in found}) > 1:
        return Reason(Cause.CONTRADICTION, State.OPEN, code, tuple(sorted(found, key=repr)))
    if found[0].attested:
        return Reason(Cause.ATTESTED, State.YES, code, (found[0],))
    return Reason(Cause.ATTESTATION_REFUSED, State.NO, code, (found[0],))
