"""Whether one assessment modality is won, from its rule and the facts about it."""

from parchemin.domain.deliberation.assessors import judge_assessors
from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import Adjustment, Result, ResultOutcome
from parchemin.domain.deliberation.logbook import judge_logbook
from parchemin.domain.deliberation.plan import ModalityPlan, Plan, Slot
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import problem
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import Absence, ByAttestations, ByMark, ByResult
from parchemin.domain.rules.assessors import AssessorsRule
from parchemin.domain.rules.jury_rules import Permission

_ACQUIRED = ResultOutcome.ACQUIRED
_BY_RESULTS = (ByResult, ByMark)
_ABSENCES = frozenset({ResultOutcome.ABSENT, ResultOutcome.EXCUSED})
_ADJUSTED = {_ACQUIRED: State.YES, ResultOutcome.NOT_ACQUIRED: State.NO}


def judge_modality(modality: ModalityPlan, evidence: Evidence, plan: Plan, route: Route) -> Reason:
    """The state of one modality; an adjustment by the jury stands over the assessors' result."""
    if evidence.adjustments and modality.code in evidence.adjustments:
        adjustments = evidence.adjustments[modality.code]
        under = _under(modality, evidence, plan)
        return adjusted(modality.title, adjustments, under, plan.departure[route])
    return _under(modality, evidence, plan)


def _under(modality: ModalityPlan, evidence: Evidence, plan: Plan) -> Reason:
    rule, origin = modality.rule.value, modality.rule.origin
    if isinstance(rule, _BY_RESULTS):
        results = evidence.results.get(modality.code)
        if results is None:
            return Reason(Cause.NO_RESULT, State.OPEN, modality.title, (), origin)
        return _by_results(modality, rule, results, plan)
    if rule is None:
        return problem(modality.title, modality.rule)
    if isinstance(rule, ByAttestations):
        return judge_logbook(modality, rule, evidence)
    return _by_assessors(modality, rule, evidence, plan)


def _by_results(
    modality: ModalityPlan, rule: ByResult | ByMark, results: tuple[Result, ...], plan: Plan
) -> Reason:
    if len(results) == 1:
        return _single(modality, rule, results[0], plan)
    ordered = tuple(sorted(results, key=repr))
    if len({(result.outcome, result.mark, result.out_of) for result in ordered}) > 1:
        origin = modality.rule.origin
        return Reason(Cause.CONTRADICTION, State.OPEN, modality.title, ordered, origin)
    return _single(modality, rule, ordered[0], plan)


def _by_assessors(
    modality: ModalityPlan, rule: AssessorsRule, evidence: Evidence, plan: Plan
) -> Reason:
    absence = absence_in_force(modality, evidence)
    if absence is not None:
        return judge_absence(modality, absence, plan)
    named = (modality.code, modality.title)
    return judge_assessors(named, rule, evidence, modality.rule.origin)


def absence_in_force(modality: ModalityPlan, evidence: Evidence) -> Result | None:
    """The absence that counts: the only result, and no opinion came since."""
    results = evidence.results.get(modality.code, ())
    if len(results) != 1 or results[0].outcome not in _ABSENCES:
        return None
    last = (results[0].on, results[0].rank)
    heard = evidence.opinions.get(modality.code, ())
    return None if any((each.on, each.rank) >= last for each in heard) else results[0]


def _single(modality: ModalityPlan, rule: ByResult | ByMark, result: Result, plan: Plan) -> Reason:
    outcome, origin = result.outcome, modality.rule.origin
    if outcome is _ACQUIRED and isinstance(rule, ByResult):
        return Reason(Cause.RESULT, State.YES, modality.title, (result,), origin)
    if outcome in _ABSENCES:
        return judge_absence(modality, result, plan)
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


def judge_absence(modality: ModalityPlan, result: Result, plan: Plan) -> Reason:
    """What the règlement makes of a candidate who was absent or excused."""
    rule = plan.absent if result.outcome is ResultOutcome.ABSENT else plan.excused
    if rule.value is None:
        return problem(modality.title, rule)
    state = State.OPEN if rule.value is Absence.PENDING else State.NO
    return Reason(Cause.ABSENCE, state, modality.title, (result,), rule.origin)


def adjusted(
    title: str,
    adjustments: tuple[Adjustment, ...],
    under: Reason,
    rule: Slot[Permission],
) -> Reason:
    """What the jury decided, over what the assessors gave.

    Where the assessors diverge the jury decides by that very rule; elsewhere it departs from their
    result, which the règlement allows or forbids.
    """
    facts = tuple(sorted(adjustments, key=repr))
    outcomes = {item.outcome for item in adjustments}
    state = _ADJUSTED.get(facts[0].outcome, State.OPEN) if len(outcomes) == 1 else State.OPEN
    if under.cause is Cause.DIVERGENCE:
        return Reason(Cause.ARBITRATED, state, title, facts, under.origin, (under,))
    if rule.value is None:
        return problem(title, rule)
    if rule.value is Permission.FORBIDDEN:
        return under
    return Reason(Cause.ADJUSTED, state, title, facts, rule.origin, (under,))
