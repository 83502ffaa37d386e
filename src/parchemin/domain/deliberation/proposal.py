"""From the facts to a proposal: pure, total, the same in any order of the facts."""

from datetime import date

from parchemin.domain.deliberation.bloc import judge_bloc
from parchemin.domain.deliberation.earlier import claimed_blocs, held_blocs
from parchemin.domain.deliberation.evidence import Evidence, gather
from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.frauds import with_frauds
from parchemin.domain.deliberation.lapses import still_valid, with_lapses
from parchemin.domain.deliberation.options import with_options
from parchemin.domain.deliberation.outcome import certification_outcome, outcome_state
from parchemin.domain.deliberation.plan import BlocPlan, Plan, prepare
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    Cause,
    CertificationOutcome,
    Proposal,
    Reason,
    State,
)
from parchemin.domain.deliberation.states import problem
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.reglement import Reglement

_OUTCOMES = {
    State.YES: BlocOutcome.WON,
    State.NO: BlocOutcome.NOT_WON,
    State.OPEN: BlocOutcome.UNDECIDED,
}
Earlier = dict[str, tuple[Reason, ...]]


def propose(
    certification: Certification, reglement: Reglement, facts: CandidateFacts, *, on: date
) -> Proposal:
    """What the rules say of one candidate on that day; never raises for want of a rule.

    Where a rule is missing or two apply, the bloc is undecided and its reasons name the line.
    """
    return propose_with(prepare(certification, reglement, on=on), facts)


def propose_with(plan: Plan, facts: CandidateFacts) -> Proposal:
    """The same from a plan prepared once for many candidates."""
    if not plan.lapsing:
        return _propose(plan, facts)
    valid, lapses = still_valid(facts, plan.reglement, plan.on)
    made = _propose(plan, valid)
    return with_lapses(made, lapses, plan.units()) if lapses else made


def _propose(plan: Plan, facts: CandidateFacts) -> Proposal:
    evidence = gather(facts)
    held = held_blocs(facts, plan) if facts.held else {}
    claimed = claimed_blocs(facts, plan) if facts.claims else {}
    blocs = tuple([_bloc(bloc, facts, evidence, plan, (held, claimed)) for bloc in plan.blocs])
    if facts.frauds:
        blocs = with_frauds(blocs, facts, evidence, plan)
    outcome = _outcome(blocs, plan)
    if plan.rule.value is None:
        reason = problem("certification", plan.rule)
    else:
        reason = Reason(
            Cause.ALL_BLOCS, outcome_state(outcome), "certification", blocs, plan.rule.origin
        )
    made = Proposal(facts.candidate, outcome, blocs, reason)
    return (
        made if plan.options is None else with_options(made, plan.options, facts, plan.rule.origin)
    )


def _bloc(
    bloc: BlocPlan,
    facts: CandidateFacts,
    evidence: Evidence,
    plan: Plan,
    earlier: tuple[Earlier, Earlier],
) -> BlocProposal:
    code = bloc.code
    held, claimed = earlier[0].get(code, ()), earlier[1].get(code, ())
    if held and held[0].state is State.YES:
        return BlocProposal(code, bloc.title, BlocOutcome.HELD, held)
    if claimed:
        granted = tuple(reason for reason in claimed if reason.state is State.YES)
        if granted:
            return BlocProposal(code, bloc.title, BlocOutcome.BY_CORRESPONDENCE, granted)
    if facts.blocs_sought and code not in facts.blocs_sought:
        return _not_sought(bloc, held + claimed)
    own = judge_bloc(bloc, evidence, plan, facts.route)
    outcome = _OUTCOMES[own.state]
    if not held and not claimed:
        return BlocProposal(code, bloc.title, outcome, (own,))
    if outcome is not BlocOutcome.WON and _pending(held + claimed):
        outcome = BlocOutcome.UNDECIDED
    return BlocProposal(code, bloc.title, outcome, (own, *held, *claimed))


def _pending(reasons: tuple[Reason, ...]) -> bool:
    return any(reason.state is State.OPEN for reason in reasons)


def _not_sought(bloc: BlocPlan, earlier: tuple[Reason, ...]) -> BlocProposal:
    outcome = BlocOutcome.UNDECIDED if _pending(earlier) else BlocOutcome.NOT_SOUGHT
    own = Reason(Cause.NOT_SOUGHT, State.NO, bloc.code)
    return BlocProposal(bloc.code, bloc.title, outcome, (own, *earlier))


def _outcome(blocs: tuple[BlocProposal, ...], plan: Plan) -> CertificationOutcome:
    if not blocs or plan.rule.value is None:
        return CertificationOutcome.ADJOURNED
    outcomes = {bloc.outcome for bloc in blocs}
    return certification_outcome(outcomes)
