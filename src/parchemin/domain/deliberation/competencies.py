"""Whether the competencies of a bloc have favourable results."""

from parchemin.domain.deliberation.evidence import Evidence
from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.deliberation.states import all_of
from parchemin.domain.rules.acquisition import Competencies, Extent

_STATES = {ResultOutcome.ACQUIRED: State.YES, ResultOutcome.NOT_ACQUIRED: State.NO}


def judge_competencies(bloc: BlocPlan, rule: Competencies, evidence: Evidence) -> Reason:
    """Every competency of the extent is needed."""
    parts = competency_reasons(bloc, evidence, key_only=rule.extent is Extent.KEY)
    origin = bloc.rule.origin
    if not parts:
        return Reason(Cause.NO_COMPETENCY, State.OPEN, bloc.code, (), origin)
    return Reason(Cause.COMPETENCIES, all_of(parts), bloc.code, (rule,), origin, parts)


def competency_reasons(bloc: BlocPlan, evidence: Evidence, *, key_only: bool) -> tuple[Reason, ...]:
    """The state of each competency of the bloc, or only of its key ones."""
    codes = bloc.key_competencies if key_only else bloc.competencies
    return tuple([_competency(code, evidence) for code in codes])


def _competency(code: str, evidence: Evidence) -> Reason:
    found = evidence.competencies.get(code, ())
    if not found:
        return Reason(Cause.NO_RESULT, State.OPEN, code)
    if len({item.outcome for item in found}) > 1:
        return Reason(Cause.CONTRADICTION, State.OPEN, code, tuple(sorted(found, key=repr)))
    return Reason(Cause.RESULT, _STATES.get(found[0].outcome, State.OPEN), code, (found[0],))
