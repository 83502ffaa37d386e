"""From the proposal and the votes of a valid jury to the decision, bloc by bloc."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from parchemin.domain.deliberation.gates import Suspension, check_act, check_award
from parchemin.domain.deliberation.no_vote import why_no_vote
from parchemin.domain.deliberation.outcome import certification_outcome
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    BlocProposal,
    CertificationOutcome,
    Proposal,
)
from parchemin.domain.deliberation.sentences import problems, with_rule
from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.jury.composition import blocking, check_composition
from parchemin.domain.jury.hands import count_hands
from parchemin.domain.jury.members import Jury, JuryFinding
from parchemin.domain.jury.tally import Ballot, Choice, HandCount, Tally
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.delivery import Delivery, Steps
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.keys import DELIVERY, DEPARTURE
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, kw_only=True, slots=True)
class BlocVote:
    """The vote on « le bloc est-il acquis ? »; ``reason`` when it leaves the proposal.

    ``hands`` instead of ``ballots`` for a show of hands; ``chair`` is then the voice of whoever
    presides, asked only by a tie.
    """

    ballots: tuple[Ballot, ...]
    reason: str = ""
    hands: tuple[HandCount, ...] = ()
    chair: Choice | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ratification:
    """The second step: what the delivering authority answered to the jury's proposal.

    ``settles`` says, by code, whether the blocs that a tie sent to it are won.
    """

    accepted: bool
    by: str
    on: date
    reason: str = ""
    settles: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BlocDecision:
    """What was decided of one bloc; ``tally`` is None where no vote was needed.

    ``settled_by`` names the authority that decided instead of a jury whose voices were even.
    """

    code: str
    title: str
    outcome: BlocOutcome
    proposal: BlocProposal
    tally: Tally | None = None
    departure: str = ""
    settled_by: str = ""

    def sentence(self) -> str:
        """The decision as the minutes print it."""
        text = f"Bloc {self.code} : {self.outcome.value}. "
        if self.tally is not None:
            text += f"Vote : {self.tally.sentence()}. "
        if self.settled_by:
            text += f"Décidé par {self.settled_by}. "
        if self.departure:
            text += (
                f"Le jury s'écarte de la proposition ({self.proposal.outcome.value}) ; motif : "
                f"{self.departure}. "
            )
        return text + with_rule(self.proposal.reasons[0])


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision on one candidate; ``final`` False while a second step is awaited or refused."""

    candidate: str
    on: date
    route: Route
    outcome: CertificationOutcome
    blocs: tuple[BlocDecision, ...]
    findings: tuple[JuryFinding, ...]
    delivery: Ruled[Delivery]
    ratification: Ratification | None
    final: bool

    def bloc(self, code: str) -> BlocDecision | None:
        """The decision on the bloc of that code, or None."""
        return next((bloc for bloc in self.blocs if bloc.code == code), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """The jury that decides: who sits, for which route, on which day.

    ``also`` are the other routes of a mixed path.
    """

    jury: Jury
    route: Route
    on: date
    also: tuple[Route, ...] = ()


def decide(
    certification: Certification,
    reglement: Reglement,
    proposal: Proposal,
    sitting: Sitting,
    votes: Mapping[str, BlocVote],
    *,
    suspensions: tuple[Suspension, ...] = (),
    ratification: Ratification | None = None,
) -> Decision:
    """The decision of the jury on one candidate, by bloc code.

    Blocs held, granted by correspondence, not presented or undecided take no vote; each other one
    needs a vote. Raises RefusedAct for an act a rule forbids (route closed, invalid jury, missing
    vote, departure without reason, award after the last delivery date or during a suspension),
    MissingRule and ConflictingRules where the règlement does not decide.
    """
    for route in (sitting.route, *sitting.also):
        check_act(certification, reglement, route, sitting.on)
    findings = _valid_jury(reglement, proposal, sitting)
    _known_blocs(proposal, votes)
    blocs = tuple(
        _bloc(reglement, bloc, votes.get(bloc.code), sitting, ratification)
        for bloc in proposal.blocs
    )
    asked = proposal.required
    outcome = certification_outcome(
        {bloc.outcome for bloc in blocs if asked is None or bloc.code in asked}
    )
    if outcome is CertificationOutcome.FULL or any(bloc.outcome in _AWARDED for bloc in blocs):
        check_award(certification, reglement, suspensions, sitting.on)
    delivery = reglement.rule(DELIVERY, sitting.on)
    return Decision(
        candidate=proposal.candidate,
        on=sitting.on,
        route=sitting.route,
        outcome=outcome,
        blocs=blocs,
        findings=findings,
        delivery=delivery,
        ratification=ratification,
        final=_final(delivery, ratification, sitting.on) and not any(map(_referred, blocs)),
    )


def _valid_jury(
    reglement: Reglement, proposal: Proposal, sitting: Sitting
) -> tuple[JuryFinding, ...]:
    findings = check_composition(
        reglement,
        sitting.jury,
        route=sitting.route,
        on=sitting.on,
        candidates=(proposal.candidate,),
        also=sitting.also,
    )
    stops = blocking(findings)
    if stops:
        sentence = " ".join(["Le jury ne peut pas décider.", *(stop.sentence for stop in stops)])
        unwritten = next((stop.line for stop in stops if stop.line), "")
        if unwritten:
            raise MissingRule(sentence, line=unwritten)
        raise RefusedAct(
            sentence,
            rule=" ; ".join(dict.fromkeys(finding.rule for finding in stops if finding.rule)),
        )
    return findings


def _known_blocs(proposal: Proposal, votes: Mapping[str, BlocVote]) -> None:
    unknown = sorted(set(votes) - {bloc.code for bloc in proposal.blocs})
    if unknown:
        raise RefusedAct(f"Vote sur un bloc inconnu de la certification : {', '.join(unknown)}.")


_VOTED = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON})
_AWARDED = frozenset({BlocOutcome.WON, BlocOutcome.BY_CORRESPONDENCE})


def _bloc(
    reglement: Reglement,
    bloc: BlocProposal,
    vote: BlocVote | None,
    sitting: Sitting,
    ratification: Ratification | None,
) -> BlocDecision:
    if bloc.outcome not in _VOTED:
        if vote is not None:
            raise _vote_refused(bloc)
        return BlocDecision(bloc.code, bloc.title, bloc.outcome, bloc)
    if vote is None:
        raise RefusedAct(
            f"Le jury ne s'est pas prononcé sur le bloc {bloc.code} (proposition : "
            f"{bloc.outcome.value}) : faites-le voter avant de clore."
        )
    tally = _count(reglement, vote, sitting)
    if tally.referred:
        return _by_authority(bloc, tally, ratification)
    outcome = BlocOutcome.WON if tally.adopted else BlocOutcome.NOT_WON
    departure = ""
    if outcome is not bloc.outcome:
        departure = _departure(reglement, bloc, vote, sitting)
    return BlocDecision(bloc.code, bloc.title, outcome, bloc, tally, departure)


def _count(reglement: Reglement, vote: BlocVote, sitting: Sitting) -> Tally:
    route, on, also = sitting.route, sitting.on, sitting.also
    if not vote.hands:
        return count_votes(reglement, sitting.jury, vote.ballots, route=route, on=on, also=also)
    if vote.ballots:
        raise RefusedAct("Un vote est nominal ou à main levée : gardez les noms ou les comptes.")
    return count_hands(
        reglement, sitting.jury, vote.hands, route=route, on=on, chair=vote.chair, also=also
    )


def _by_authority(
    bloc: BlocProposal, tally: Tally, ratification: Ratification | None
) -> BlocDecision:
    """A tie that the règlement sends to the authority, with its answer once it is given."""
    won = None if ratification is None else ratification.settles.get(bloc.code)
    if ratification is None or won is None:
        return BlocDecision(bloc.code, bloc.title, BlocOutcome.UNDECIDED, bloc, tally)
    outcome = BlocOutcome.WON if won else BlocOutcome.NOT_WON
    return BlocDecision(bloc.code, bloc.title, outcome, bloc, tally, settled_by=ratification.by)


def _referred(bloc: BlocDecision) -> bool:
    """Whether a tie still waits for the authority."""
    return bloc.tally is not None and bloc.tally.referred and not bloc.settled_by


def _vote_refused(bloc: BlocProposal) -> ParcheminError:
    for problem in problems(bloc):
        if isinstance(problem, ParcheminError):
            return problem
    return RefusedAct(f"Pas de vote sur le bloc {bloc.code} : {why_no_vote(bloc)}.")


def _departure(reglement: Reglement, bloc: BlocProposal, vote: BlocVote, sitting: Sitting) -> str:
    name = reglement.jury_for(sitting.route, sitting.on)
    rule = reglement.rule(DEPARTURE.at(name), sitting.on)
    if rule.value is Permission.FORBIDDEN:
        raise RefusedAct(
            f"Le vote sur le bloc {bloc.code} s'écarte de la proposition ({bloc.outcome.value}) "
            "et le règlement l'interdit.",
            rule=rule.origin.cite(),
        )
    if not vote.reason.strip():
        raise RefusedAct(
            f"Le vote sur le bloc {bloc.code} s'écarte de la proposition ({bloc.outcome.value}) : "
            "écrivez le motif du jury.",
            rule=rule.origin.cite(),
        )
    return vote.reason.strip()


def _final(delivery: Ruled[Delivery], ratification: Ratification | None, on: date) -> bool:
    if delivery.value.steps is Steps.ONE:
        return True
    if ratification is not None and ratification.on < on:
        raise RefusedAct(
            f"La délivrance par {delivery.value.authority} est datée du "
            f"{ratification.on:%d/%m/%Y}, avant la décision du jury ({on:%d/%m/%Y}).",
            rule=delivery.origin.cite(),
        )
    return ratification is not None and ratification.accepted
