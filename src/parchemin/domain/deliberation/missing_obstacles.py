"""Why no further result can win a bloc."""

from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.gates import check_award
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.deliberation.reasons import BlocProposal, Cause, State
from parchemin.domain.deliberation.sentences import missing, statement, walk
from parchemin.domain.errors import ParcheminError, RefusedAct
from parchemin.domain.retakes import PastTry, may_retake

_ASIDE = frozenset({Cause.NOT_SOUGHT, Cause.OTHER_OPTION, Cause.OPTION_UNKNOWN})
_BY_THE_JURY = frozenset({Cause.ADJUSTED, Cause.ARBITRATED})
_BY_FRAUD = frozenset({Cause.FRAUD, Cause.FRAUD_UNHEARD, Cause.FRAUD_PENDING})
_WITHOUT_OBJECT = frozenset(
    {Cause.RULE_PROBLEM, Cause.NO_ASSESSMENT, Cause.NO_COMPETENCY, Cause.NO_MARKED}
)


def no_longer(plan: Plan, facts: CandidateFacts, bloc: BlocProposal) -> str:
    """What stops further facts from counting whatever they are; empty where nothing does."""
    if facts.closing is not None:
        return "la délibération est close : plus aucun résultat n'y compte"
    aside = next((reason for reason in bloc.reasons if reason.cause in _ASIDE), None)
    if aside is not None:
        return statement(aside)
    try:
        check_award(plan.certification, plan.reglement, (), plan.on)
    except RefusedAct as refusal:
        return str(refusal).rstrip(".")
    except ParcheminError:
        return ""
    return ""


def retake_stops(plan: Plan, facts: CandidateFacts, code: str) -> tuple[str, bool]:
    """What the règlement says against taking the bloc again, and whether it is for good.

    Empty where nothing is said against it.
    """
    tries = [
        PastTry(each.on, won=False)
        for each in facts.failures
        if each.bloc == code and each.on < plan.on
    ]
    try:
        answer = may_retake(plan.reglement, code, tries, on=plan.on)
    except ParcheminError as problem:
        return str(problem), True
    return ("", False) if answer.allowed else (answer.sentence(), answer.tries_left == 0)


def why_nothing_wins(bloc: BlocProposal) -> str:
    """The steps that no result changes: a fraud, a silent rule, a decision of the jury, no object."""
    lacking = [
        reason for top in bloc.reasons for reason in walk(top) if reason.state is not State.YES
    ]
    for causes in (_BY_FRAUD, _WITHOUT_OBJECT, _BY_THE_JURY):
        told = [statement(reason) for reason in lacking if reason.cause in causes]
        if told:
            return " ; ".join(dict.fromkeys(told))
    return " ; ".join(missing(bloc))
