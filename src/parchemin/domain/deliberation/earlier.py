"""Blocs that need no assessment: already won, or granted by correspondence."""

from datetime import date

from parchemin.domain.capitalisation import bloc_validity
from parchemin.domain.deliberation.facts import CandidateFacts, CorrespondenceClaim, HeldBloc
from parchemin.domain.deliberation.ledger import counts
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.deliberation.reasons import Cause, Reason, State
from parchemin.domain.errors import ParcheminError
from parchemin.domain.referentiel import Correspondence, CorrespondenceKind


def held_blocs(facts: CandidateFacts, plan: Plan) -> dict[str, tuple[Reason, ...]]:
    """For each bloc the candidate says is won already, whether it still counts, best first."""
    found: dict[str, list[Reason]] = {}
    for held in sorted(facts.held, key=_held_order):
        if counts(held.on or held.acquired_on, held.rank, facts.closing):
            found.setdefault(held.bloc, []).append(_held(held, plan))
    order = {State.YES: 0, State.OPEN: 1, State.NO: 2}
    return {
        code: tuple(sorted(reasons, key=lambda reason: order[reason.state]))
        for code, reasons in found.items()
    }


def _held_order(held: HeldBloc) -> tuple[date, str, str]:
    return (held.acquired_on, held.proof, held.how)


def _held(held: HeldBloc, plan: Plan) -> Reason:
    try:
        validity = bloc_validity(plan.reglement, held.acquired_on)
    except ParcheminError as error:
        return Reason(Cause.RULE_PROBLEM, State.OPEN, held.bloc, (error, held))
    facts = (held, validity)
    if held.acquired_on > plan.on or not validity.holds(plan.on):
        return Reason(Cause.EXPIRED, State.NO, held.bloc, (*facts, plan.on), validity.origin)
    return Reason(Cause.HELD, State.YES, held.bloc, facts, validity.origin)


def claimed_blocs(facts: CandidateFacts, plan: Plan) -> dict[str, tuple[Reason, ...]]:
    """For each bloc of this certification, what the claims of correspondence say of it.

    A correspondence links a whole set here to a whole set there: it grants all or nothing.
    """
    found: dict[str, list[Reason]] = {}
    for claim in sorted(facts.claims, key=_claim_order):
        if not counts(claim.on, claim.rank, facts.closing):
            continue
        for correspondence in plan.certification.correspondences:
            if correspondence.certification.number == claim.certification:
                reason = _claim(claim, correspondence, facts)
                for code in _granted(correspondence, plan):
                    found.setdefault(code, []).append(reason)
    return {code: tuple(reasons) for code, reasons in found.items()}


def _claim_order(claim: CorrespondenceClaim) -> tuple[date, int, str, str]:
    return (claim.on, claim.rank, claim.certification, f"{claim.proof} {sorted(claim.blocs)}")


def _granted(correspondence: Correspondence, plan: Plan) -> tuple[str, ...]:
    return correspondence.blocs or tuple(bloc.code for bloc in plan.certification.blocs)


def _claim(
    claim: CorrespondenceClaim, correspondence: Correspondence, facts: CandidateFacts
) -> Reason:
    subject, used = claim.certification, (claim, correspondence)
    if correspondence.kind is CorrespondenceKind.PARTIAL and not correspondence.blocs:
        return Reason(Cause.CLAIM_UNSPECIFIED, State.NO, subject, used)
    missing = frozenset(correspondence.target_blocs) - claim.blocs
    whole = not claim.blocs
    if not whole and (missing or not correspondence.target_blocs):
        return Reason(Cause.CLAIM_SHORT, State.NO, subject, used)
    decision = claim.decision
    if decision is None or not counts(decision.on, decision.rank, facts.closing):
        return Reason(Cause.CLAIM_UNDECIDED, State.OPEN, subject, used)
    if not decision.granted:
        return Reason(Cause.CLAIM_REFUSED, State.NO, subject, used)
    return Reason(Cause.CORRESPONDENCE, State.YES, subject, used)
