"""A bloc taken again: whether the règlement allowed this try, on the day it was taken."""

from datetime import date

from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    Result,
    competency_code,
)
from parchemin.domain.deliberation.reasons import BlocOutcome, Proposal
from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import Bloc, Certification
from parchemin.domain.retakes import PastTry, check_retake
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Retake, RetakeScope
from parchemin.domain.rules.reglement import Reglement

_TAKEN = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON})


def check_tries(
    certification: Certification,
    reglement: Reglement,
    proposal: Proposal,
    facts: CandidateFacts,
    *,
    on: date,
) -> None:
    """Refuse a decision on a bloc that was taken again too early or too many times.

    A bloc that stays refused with no result since the last failure was not taken again. Where the
    whole bloc is taken again, it is not won with a result from before the last failure.

    Raises RefusedAct with the rule; MissingRule when the règlement says nothing of retakes.
    """
    for bloc in certification.blocs:
        tries = tuple(
            PastTry(each.on, won=False)
            for each in facts.failures
            if each.bloc == bloc.code and each.on < on
        )
        made = proposal.bloc(bloc.code)
        if tries and made is not None and made.outcome in _TAKEN:
            last = max(each.on for each in tries)
            names = {each.code for each in bloc.assessments}
            sat = [each.shown_on for each in facts.results if each.subject in names]
            taken = [each for each in sat if last < each <= on]
            if sat and not taken and made.outcome is BlocOutcome.NOT_WON:
                continue
            answer = check_retake(reglement, bloc.code, tries, on=min(taken, default=on))
            if made.outcome is BlocOutcome.WON and answer.rule is not None:
                _check_whole(bloc, facts, answer.rule, last)


def _check_whole(bloc: Bloc, facts: CandidateFacts, rule: Ruled[Retake], last: date) -> None:
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
