"""Whether one bloc is won by its own rule, whatever happens to the others."""

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.deliberation.modality import all_of, judge_modality, problem
from parchemin.domain.deliberation.plan import BlocPlan, Plan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import Assessments, BlocRule, Competencies, Extent


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
        return _competencies(bloc, rule, evidence)
    parts = tuple(_judge(bloc, part, evidence, plan, route) for part in rule.rules)
    return Reason(Cause.EVERY, all_of(parts), bloc.code, (), bloc.rule.origin, parts)


def _assessments(
    bloc: BlocPlan, rule: Assessments, evidence: Evidence, plan: Plan, route: Route
) -> Reason:
    origin = bloc.rule.origin
    if not bloc.modalities:
        return Reason(Cause.NO_ASSESSMENT, State.OPEN, bloc.code, (), origin)
    parts = tuple([judge_modality(modality, evidence, plan, route) for modality in bloc.modalities])
    state = all_of(parts) if rule.at_least is None else _at_least(parts, rule.at_least)
    return Reason(Cause.ASSESSMENTS, state, bloc.code, (rule,), origin, parts)


def _at_least(parts: tuple[Reason, ...], needed: int) -> State:
    won = sum(part.state is State.YES for part in parts)
    still_open = sum(part.state is State.OPEN for part in parts)
    if won >= needed:
        return State.YES
    return State.OPEN if won + still_open >= needed else State.NO


def _competencies(bloc: BlocPlan, rule: Competencies, evidence: Evidence) -> Reason:
    codes = bloc.key_competencies if rule.extent is Extent.KEY else bloc.competencies
    origin = bloc.rule.origin
    if not codes:
        return Reason(Cause.NO_COMPETENCY, State.OPEN, bloc.code, (), origin)
    parts = tuple([_competency(code, evidence) for code in codes])
    return Reason(Cause.COMPETENCIES, all_of(parts), bloc.code, (rule,), origin, parts)


def _competency(code: str, evidence: Evidence) -> Reason:
    found = evidence.competencies.get(code, ())
    if not found:
        return Reason(Cause.NO_RESULT, State.OPEN, code)
    if len({item.outcome for item in found}) > 1:
        return Reason(Cause.CONTRADICTION, State.OPEN, code, tuple(sorted(found, key=repr)))
    states = {ResultOutcome.ACQUIRED: State.YES, ResultOutcome.NOT_ACQUIRED: State.NO}
    return Reason(Cause.RESULT, states.get(found[0].outcome, State.OPEN), code, (found[0],))
