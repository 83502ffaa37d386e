"""Whether one bloc is won by its own rule, whatever happens to the others."""

from fractions import Fraction
from math import ceil

from parchemin.domain.deliberation.assessors import judge_assessors
from parchemin.domain.deliberation.competencies import competency_reasons, judge_competencies
from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.marks import judge_marks
from parchemin.domain.deliberation.modality import adjusted, judge_modality
from parchemin.domain.deliberation.order import judge_order
from parchemin.domain.deliberation.plan import BlocPlan, Plan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import all_of, at_least, problem
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import Assessments, BlocRule, Competencies, Every
from parchemin.domain.rules.assessors import AssessorsRule
from parchemin.domain.rules.marks import Counted, InOrder, MarksRule, Mean, Points


def judge_bloc(bloc: BlocPlan, evidence: Evidence, plan: Plan, route: Route) -> Reason:
    """The state of one bloc, with the state of each part of its rule beneath."""
    rule = bloc.rule.value
    if rule is None:
        return problem(bloc.code, bloc.rule)
    return _judge(bloc, rule, evidence, plan, route)


def _judge(bloc: BlocPlan, rule: BlocRule, evidence: Evidence, plan: Plan, route: Route) -> Reason:
    if isinstance(rule, Assessments):
        return _assessments(bloc, rule, evidence, plan, route)
    if isinstance(rule, Competencies):
        return judge_competencies(bloc, rule, evidence)
    if isinstance(rule, Every):
        parts = tuple(_judge(bloc, part, evidence, plan, route) for part in rule.rules)
        return Reason(Cause.EVERY, all_of(parts), bloc.code, (), bloc.rule.origin, parts)
    if isinstance(rule, MarksRule):
        return _marks(bloc, rule, evidence, plan, route)
    return _by_assessors(bloc, rule, evidence, plan, route)


def _assessments(
    bloc: BlocPlan, rule: Assessments, evidence: Evidence, plan: Plan, route: Route
) -> Reason:
    origin = bloc.rule.origin
    if not bloc.modalities:
        return Reason(Cause.NO_ASSESSMENT, State.OPEN, bloc.code, (), origin)
    parts = _modalities(bloc, evidence, plan, route)
    state = all_of(parts) if rule.at_least is None else at_least(parts, rule.at_least)
    return Reason(Cause.ASSESSMENTS, state, bloc.code, (rule,), origin, parts)


def _modalities(bloc: BlocPlan, evidence: Evidence, plan: Plan, route: Route) -> tuple[Reason, ...]:
    return tuple([judge_modality(modality, evidence, plan, route) for modality in bloc.modalities])


def _marks(bloc: BlocPlan, rule: MarksRule, evidence: Evidence, plan: Plan, route: Route) -> Reason:
    if isinstance(rule, Mean | Points):
        return judge_marks(bloc, rule, evidence, plan, route)
    if isinstance(rule, InOrder):
        return judge_order(bloc, rule, _modalities(bloc, evidence, plan, route))
    if rule.of is Counted.ASSESSMENTS:
        parts, empty = _modalities(bloc, evidence, plan, route), Cause.NO_ASSESSMENT
    else:
        key_only = rule.of is Counted.KEY_COMPETENCIES
        parts, empty = competency_reasons(bloc, evidence, key_only=key_only), Cause.NO_COMPETENCY
    if not parts:
        return Reason(empty, State.OPEN, bloc.code, (), bloc.rule.origin)
    needed = ceil(Fraction(rule.percent) * len(parts) / 100)
    state = at_least(parts, needed)
    return Reason(Cause.SHARE, state, bloc.code, (rule, needed), bloc.rule.origin, parts)


def _by_assessors(
    bloc: BlocPlan, rule: AssessorsRule, evidence: Evidence, plan: Plan, route: Route
) -> Reason:
    """What the assessors say of the bloc itself, the jury's act standing over it."""
    under = judge_assessors((bloc.code, bloc.code), rule, evidence, bloc.rule.origin)
    adjustments = evidence.adjustments.get(bloc.code, ())
    return adjusted(bloc.code, adjustments, under, plan.departure[route]) if adjustments else under
