"""One candidate's whole file, and the deliberation held on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parchemin.domain.deliberation.decision import (
    BlocVote,
    Decision,
    Ratification,
    Sitting,
    decide,
)
from parchemin.domain.deliberation.facts import CandidateFacts
from parchemin.domain.deliberation.gates import Suspension
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Proposal
from parchemin.domain.deliberation.tries import check_tries
from parchemin.domain.errors import ParcheminError
from parchemin.domain.jury.members import Jury
from parchemin.domain.jury.seating import seated
from parchemin.domain.jury.votes import Ballot, Choice
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """What a deliberation needs. ``jury`` None asks for the proposal alone.

    ``as_proposed`` True: the jury follows the proposal on each bloc that ``votes`` does not name.
    """

    title: str
    certification: Certification
    reglement: Reglement
    facts: CandidateFacts
    on: date
    jury: Jury | None = None
    votes: Mapping[str, BlocVote] = field(default_factory=dict)
    as_proposed: bool = False
    suspensions: tuple[Suspension, ...] = ()
    ratification: Ratification | None = None


@dataclass(frozen=True, kw_only=True)
class Deliberation:
    """The proposal, and the decision or the error that says why there is none.

    Both are None when no jury was asked to decide.
    """

    dossier: Dossier
    proposal: Proposal
    decision: Decision | None = None
    refusal: ParcheminError | None = None


def deliberate(dossier: Dossier) -> Deliberation:
    """Propose, then let the jury of the dossier decide; a refused act is part of the answer."""
    proposal = propose(dossier.certification, dossier.reglement, dossier.facts, on=dossier.on)
    if dossier.jury is None:
        return Deliberation(dossier=dossier, proposal=proposal)
    try:
        check_tries(
            dossier.certification, dossier.reglement, proposal, dossier.facts, on=dossier.on
        )
        decision = decide(
            dossier.certification,
            dossier.reglement,
            proposal,
            Sitting(
                jury=dossier.jury,
                route=dossier.facts.route,
                on=dossier.on,
                also=dossier.facts.other_routes,
            ),
            votes_of(dossier, proposal, _seated(dossier, dossier.jury)),
            suspensions=dossier.suspensions,
            ratification=dossier.ratification,
        )
    except ParcheminError as refusal:
        return Deliberation(dossier=dossier, proposal=proposal, refusal=refusal)
    return Deliberation(dossier=dossier, proposal=proposal, decision=decision)


def votes_of(dossier: Dossier, proposal: Proposal, jury: Jury) -> dict[str, BlocVote]:
    """The votes of the dossier, completed where the jury follows the proposal."""
    votes = dict(dossier.votes)
    if dossier.as_proposed:
        for bloc in proposal.blocs:
            if bloc.outcome in (BlocOutcome.WON, BlocOutcome.NOT_WON):
                votes.setdefault(bloc.code, follow(bloc, jury))
    return votes


def _seated(dossier: Dossier, jury: Jury) -> Jury:
    """The jury with its members without a vote; as it is when no rule says which jury it is."""
    try:
        name = dossier.reglement.jury_for(dossier.facts.route, dossier.on)
        return seated(dossier.reglement, name, jury, dossier.on)
    except ParcheminError:
        return jury


def follow(bloc: BlocProposal, jury: Jury) -> BlocVote:
    """The vote of a jury whose members, present or represented, all agree with the proposal."""
    choice = Choice.FOR if bloc.outcome is BlocOutcome.WON else Choice.AGAINST
    return BlocVote(ballots=tuple(Ballot(member.id, choice) for member in jury.voters))
