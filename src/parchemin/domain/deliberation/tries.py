"""A bloc taken again: whether the règlement allowed this try, on the day it was taken."""

from datetime import date

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.reasons import BlocOutcome, Proposal
from parchemin.domain.deliberation.whole_blocs import check_whole
from parchemin.domain.referentiel import Certification
from parchemin.domain.retakes import PastTry, check_retake
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
                check_whole(bloc, facts, answer.rule, last)
