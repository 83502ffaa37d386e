"""What still counts for a bloc that is taken again as a whole after a failure."""

from dataclasses import replace

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.errors import ParcheminError
from parchemin.domain.rules.delivery import RetakeScope
from parchemin.domain.rules.keys import RETAKE


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
