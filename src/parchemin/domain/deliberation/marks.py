"""Whether the marks of a bloc reach its mean or its total."""

from decimal import Decimal
from fractions import Fraction

from parchemin.domain.deliberation.assessors import weighting
from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import Adjustment, Result, ResultOutcome
from parchemin.domain.deliberation.intervals import Marking, Part, exact, mean
from parchemin.domain.deliberation.modality import absence_in_force, judge_absence
from parchemin.domain.deliberation.plan import BlocPlan, ModalityPlan, Plan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import Absence, ByMark
from parchemin.domain.rules.assessors import ByWeighting
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.marks import Mean, Points

_NOTHING, _ALL = Fraction(0), Fraction(1)


def judge_marks(
    bloc: BlocPlan, rule: Mean | Points, evidence: Evidence, plan: Plan, route: Route
) -> Reason:
    """The state that the marks of the bloc give, missing ones taken at their worst and best."""
    origin = bloc.rule.origin
    parts = _parts(bloc, rule, evidence, plan, route)
    if not parts:
        return Reason(Cause.NO_MARKED, State.OPEN, bloc.code, (), origin)
    bounds = mean(parts)
    state = bounds.reach(exact(rule.minimum, rule.out_of))
    never = tuple(part.marking.missing[0] for part in parts if part.marking.never)
    children = tuple(reason for part in parts for reason in part.marking.missing)
    if never:
        state, children = State.NO, never
    if state is not State.OPEN and not never:
        children = ()
    return Reason(Cause.MEAN, state, bloc.code, (rule, bounds, *parts), origin, children)


def _parts(
    bloc: BlocPlan, rule: Mean | Points, evidence: Evidence, plan: Plan, route: Route
) -> list[Part]:
    weights = dict(rule.weights) if isinstance(rule, Mean) else {}
    parts = []
    for modality in bloc.modalities:
        if not modality.marked or (weights and modality.code not in weights):
            continue
        marking = marking_of(modality, evidence, plan, route)
        if isinstance(rule, Points):
            weight = None if marking.scale is None else Fraction(marking.scale)
        else:
            weight = Fraction(weights.get(modality.code, 1))
        parts.append(Part(marking, weight))
    return parts


def marking_of(modality: ModalityPlan, evidence: Evidence, plan: Plan, route: Route) -> Marking:
    """The mark of a modality: the jury's if it gave one, else the assessors'."""
    rule = modality.rule
    if rule.value is None:
        silent = Reason(Cause.RULE_PROBLEM, State.OPEN, modality.title, (rule.problem,))
        return _unknown(modality, silent)
    given = _adjusted(evidence.adjustments.get(modality.code, ()), plan, route)
    if given is not None and given.mark is not None and given.out_of:
        return _known(modality, given.mark, given.out_of, given)
    absent = absence_in_force(modality, evidence)
    if absent is not None:
        return _absence(modality, absent, plan)
    if isinstance(rule.value, ByWeighting):
        return _weighted(modality, rule.value, evidence)
    return _of_results(modality, evidence.results.get(modality.code, ()))


def _adjusted(adjustments: tuple[Adjustment, ...], plan: Plan, route: Route) -> Adjustment | None:
    """The jury's own mark, where it may depart from the assessors and gave only one."""
    if plan.departure[route].value is not Permission.ALLOWED or not adjustments:
        return None
    marks = {(each.mark, each.out_of) for each in adjustments}
    return min(adjustments, key=repr) if len(marks) == 1 else None


def _weighted(modality: ModalityPlan, rule: ByWeighting, evidence: Evidence) -> Marking:
    heard = evidence.opinions.get(modality.code, ())
    bounds, parts = weighting(modality.title, rule, heard)
    missing = tuple(reason for part in parts for reason in part.marking.missing)
    return Marking(modality.title, bounds.low, bounds.high, rule.out_of, None, missing)


def _of_results(modality: ModalityPlan, results: tuple[Result, ...]) -> Marking:
    if not results:
        return _unknown(modality, Reason(Cause.NO_RESULT, State.OPEN, modality.title))
    ordered = sorted(results, key=repr)
    marks = {(each.mark, each.out_of) for each in ordered}
    if len(marks) > 1:
        facts = tuple(ordered)
        return _unknown(modality, Reason(Cause.CONTRADICTION, State.OPEN, modality.title, facts))
    fact = ordered[0]
    if fact.mark is None or not fact.out_of:
        return _unknown(modality, Reason(Cause.MARK_MISSING, State.OPEN, modality.title))
    return _known(modality, fact.mark, fact.out_of, fact)


def _absence(modality: ModalityPlan, fact: Result, plan: Plan) -> Marking:
    reason = judge_absence(modality, fact, plan)
    rule = plan.absent if fact.outcome is ResultOutcome.ABSENT else plan.excused
    if rule.value is Absence.ZERO:
        return Marking(modality.title, _NOTHING, _NOTHING, _scale(modality), fact)
    never = reason.state is State.NO
    return Marking(modality.title, _NOTHING, _ALL, _scale(modality), fact, (reason,), never)


def _known(modality: ModalityPlan, mark: Decimal, out_of: Decimal, fact: object) -> Marking:
    share = exact(mark, out_of)
    return Marking(modality.title, share, share, out_of, fact)


def _unknown(modality: ModalityPlan, missing: Reason) -> Marking:
    return Marking(modality.title, _NOTHING, _ALL, _scale(modality), None, (missing,))


def _scale(modality: ModalityPlan) -> Decimal | None:
    rule = modality.rule.value
    return rule.out_of if isinstance(rule, ByMark | ByWeighting) else None
