"""Whether one assessment modality is won, from its rule and the facts about it."""

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import Adjustment, Result, ResultOutcome
from parchemin.domain.deliberation.plan import ModalityPlan, Plan, Slot
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import (
    Absence,
    Attester,
    ByAttestations,
    ByMark,
    ByResult,
)
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.jury_rules import Permission

_ACQUIRED = ResultOutcome.ACQUIRED
_NOT_ACQUIRED = ResultOutcome.NOT_ACQUIRED


def judge_modality(modality: ModalityPlan, evidence: Evidence, plan: Plan, route: Route) -> Reason:
    """The state of one modality; an adjustment by the jury stands over the assessors' result."""
    if evidence.adjustments and modality.code in evidence.adjustments:
        adjustments = evidence.adjustments[modality.code]
        under = _under(modality, evidence, plan)
        return _adjusted(modality, adjustments, under, plan.departure[route])
    return _under(modality, evidence, plan)


def _under(modality: ModalityPlan, evidence: Evidence, plan: Plan) -> Reason:
    rule, origin = modality.rule.value, modality.rule.origin
    if rule is None:
        return problem(modality.title, modality.rule)
    if isinstance(rule, ByAttestations):
        return _logbook(modality, rule, evidence, origin)
    results = evidence.results.get(modality.code)
    if results is None:
        return Reason(Cause.NO_RESULT, State.OPEN, modality.title, (), origin)
    if len(results) == 1:
        return _single(modality, rule, results[0], plan)
    ordered = tuple(sorted(results, key=repr))
    if len({(result.outcome, result.mark, result.out_of) for result in ordered}) > 1:
        return Reason(Cause.CONTRADICTION, State.OPEN, modality.title, ordered, origin)
    return _single(modality, rule, ordered[0], plan)


def _single(modality: ModalityPlan, rule: ByResult | ByMark, result: Result, plan: Plan) -> Reason:
    outcome, origin = result.outcome, modality.rule.origin
    if outcome is _ACQUIRED and isinstance(rule, ByResult):
        return Reason(Cause.RESULT, State.YES, modality.title, (result,), origin)
    if outcome is ResultOutcome.ABSENT:
        return _absence(modality, result, plan.absent)
    if outcome is ResultOutcome.EXCUSED:
        return _absence(modality, result, plan.excused)
    if isinstance(rule, ByMark):
        return _mark(modality, rule, result)
    return Reason(Cause.RESULT, State.NO, modality.title, (result,), origin)


def _mark(modality: ModalityPlan, rule: ByMark, result: Result) -> Reason:
    origin = modality.rule.origin
    if result.mark is None or not result.out_of:
        return Reason(Cause.NO_MARK, State.OPEN, modality.title, (result, rule), origin)
    reached = result.mark * rule.out_of >= rule.minimum * result.out_of
    state = State.YES if reached else State.NO
    return Reason(Cause.MARK, state, modality.title, (result, rule), origin)


def _absence(modality: ModalityPlan, result: Result, rule: Slot[Absence]) -> Reason:
    if rule.value is None:
        return problem(modality.title, rule)
    state = State.OPEN if rule.value is Absence.PENDING else State.NO
    return Reason(Cause.ABSENCE, state, modality.title, (result,), rule.origin)


def _adjusted(
    modality: ModalityPlan,
    adjustments: tuple[Adjustment, ...],
    under: Reason,
    rule: Slot[Permission],
) -> Reason:
    if rule.value is None:
        return problem(modality.title, rule)
    facts = tuple(sorted(adjustments, key=repr))
    if rule.value is Permission.FORBIDDEN:
        return under
    if len({item.outcome for item in adjustments}) > 1:
        state = State.OPEN
    else:
        state = {_ACQUIRED: State.YES, _NOT_ACQUIRED: State.NO}.get(
            adjustments[0].outcome, State.OPEN
        )
    return Reason(Cause.ADJUSTED, state, modality.title, facts, rule.origin, (under,))


def _logbook(
    modality: ModalityPlan, rule: ByAttestations, evidence: Evidence, origin: Origin | None
) -> Reason:
    if not modality.competencies:
        return Reason(Cause.NO_COMPETENCY, State.OPEN, modality.title, (), origin)
    lines = tuple(_line(code, by, evidence) for code in modality.competencies for by in rule.by)
    state = all_of(lines)
    return Reason(Cause.LOGBOOK, state, modality.title, (rule,), origin, lines)


def _line(code: str, by: Attester, evidence: Evidence) -> Reason:
    found = evidence.attestations.get(by, {}).get(code, ())
    if not found:
        return Reason(Cause.ATTESTATION_MISSING, State.OPEN, code, (by,))
    if len({item.attested for item in found}) > 1:
        return Reason(Cause.CONTRADICTION, State.OPEN, code, tuple(sorted(found, key=repr)))
    if found[0].attested:
        return Reason(Cause.ATTESTED, State.YES, code, (found[0],))
    return Reason(Cause.ATTESTATION_REFUSED, State.NO, code, (found[0],))


def problem(subject: str, rule: Slot[object]) -> Reason:
    """The règlement does not answer: nobody can tell."""
    return Reason(Cause.RULE_PROBLEM, State.OPEN, subject, (rule.problem,))


def all_of(reasons: tuple[Reason, ...]) -> State:
    """YES when all hold; NO as soon as one fails, whatever the others may still become."""
    state = State.YES
    for reason in reasons:
        if reason.state is State.NO:
            return State.NO
        if reason.state is State.OPEN:
            state = State.OPEN
    return state
