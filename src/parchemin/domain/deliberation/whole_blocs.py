"""A bloc that is taken again as a whole: nothing from before the failure wins it."""

from dataclasses import replace
from datetime import date

from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    Result,
    competency_code,
)
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.errors import ParcheminError, RefusedAct
from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import Bloc
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Retake, RetakeScope
from parchemin.domain.rules.keys import RETAKE


def check_whole(bloc: Bloc, facts: CandidateFacts, rule: Ruled[Retake], last: date) -> None:
    """Refuse a bloc won with a result from before the failure, where the whole bloc is retaken."""
    if rule.value.scope is not RetakeScope.WHOLE_BLOC:
        return
    names = [each.code for each in bloc.assessments]
    names += [competency_code(bloc, rank) for rank in range(1, len(bloc.competencies) + 1)]
    days: dict[str, date] = {}
    known: tuple[Result | CompetencyResult, ...] = (*facts.results, *facts.competency_results)
    for fact in known:
        days[fact.subject] = max(fact.shown_on, days.get(fact.subject, date.min))
    kept = [name for name in names if name in days and days[name] <= last]
    if kept:
        raise RefusedAct(
            f"{bloc.code} se repasse en entier : depuis l'échec du {day(last)}, "
            f"{listed(kept)} n'{'ont' if len(kept) > 1 else 'a'} pas été repassé"
            f"{'s' if len(kept) > 1 else ''}. Règle : {rule.origin.cite()}.",
            rule=rule.origin.cite(),
        )


def taken_whole(plan: Plan, facts: CandidateFacts, code: str) -> CandidateFacts:
    """The facts without the results of that bloc up to its last failure, where the whole is retaken.

    The same facts where there is no failure, or where only what lacks is taken again.
    """
    failed = [each.on for each in facts.failures if each.bloc == code and each.on < plan.on]
    if not failed or not _whole(plan):
        return facts
    last, ours = max(failed), plan.units()[code]
    return replace(
        facts,
        results=tuple(
            each for each in facts.results if each.subject not in ours or each.shown_on > last
        ),
        competency_results=tuple(
            each
            for each in facts.competency_results
            if each.subject not in ours or each.shown_on > last
        ),
    )


def _whole(plan: Plan) -> bool:
    try:
        rule = plan.reglement.rule(RETAKE, plan.on)
    except ParcheminError:
        return False
    return rule.value.scope is RetakeScope.WHOLE_BLOC
