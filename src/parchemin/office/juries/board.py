"""A jury session as objects of the domain: its members, its candidates, its votes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from parchemin.domain.deliberation.decision import BlocVote, Sitting
from parchemin.domain.deliberation.facts import CandidateFacts, ResultOutcome
from parchemin.domain.deliberation.ledger import latest
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Proposal
from parchemin.domain.errors import ParcheminError
from parchemin.domain.jury.hands import count_hands
from parchemin.domain.jury.members import Juror as Member
from parchemin.domain.jury.members import Jury as Members
from parchemin.domain.jury.seating import seated
from parchemin.domain.jury.tally import Ballot, Choice, HandCount, Tally
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import VoteForm
from parchemin.domain.rules.keys import VOTE_FORM
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.accounts.models import User
from parchemin.office.juries.members import without
from parchemin.office.juries.models import Hearing, Jury, Note, Seat

VOTED = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON})
Counted = Tally | ParcheminError


@dataclass(frozen=True)
class Show:
    """A show of hands on one bloc; ``chair`` is the voice of whoever presides, if it was said."""

    hands: tuple[HandCount, ...]
    chair: Choice | None = None


def hand_count(college: str, favour: int, against: int, abstentions: int) -> HandCount:
    """The hands of one college."""
    return HandCount(
        college=college, votes_for=favour, votes_against=against, abstentions=abstentions
    )


@dataclass(frozen=True, kw_only=True)
class Case:
    """One candidate before the jury: the facts, what the rules propose, what members voted.

    ``choices`` goes from a bloc to the last voice of each member, by id; those of members who may
    not judge this candidate are left out.
    """

    hearing: Hearing
    plan: Plan
    facts: CandidateFacts
    proposal: Proposal
    recused: frozenset[str] = frozenset()
    choices: Mapping[str, Mapping[str, Choice]] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    shows: Mapping[str, Show] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return str(self.hearing.enrolment.person)

    @property
    def route(self) -> Route:
        return self.facts.route

    @cached_property
    def to_vote(self) -> tuple[BlocProposal, ...]:
        """The blocs the jury has to vote; none for a candidate sent to another session."""
        if self.hearing.deferred:
            return ()
        return tuple(bloc for bloc in self.proposal.blocs if bloc.outcome in VOTED)

    @property
    def absent(self) -> bool:
        """Whether every result the candidate has is an absence."""
        return bool(self.outcomes) and self.outcomes <= {
            ResultOutcome.ABSENT,
            ResultOutcome.EXCUSED,
        }

    @cached_property
    def outcomes(self) -> frozenset[ResultOutcome]:
        """The outcomes of the results that count."""
        kept = latest(self.facts.results).values()
        return frozenset(result.outcome for results in kept for result in results)

    def note(self, kind: str, bloc: str = "") -> str:
        return self.notes.get((kind, bloc), "")


@dataclass(frozen=True)
class Board:
    """The whole session, read once."""

    jury: Jury
    reglement: Reglement
    members: Members
    seats: tuple[Seat, ...]
    cases: tuple[Case, ...]
    counted: dict[object, Counted] = field(default_factory=dict)
    benches: dict[object, Members] = field(default_factory=dict)

    def bench(self, case: Case) -> Members:
        """The jury that judges this candidate: members tied to him gone, advisory ones voiceless."""
        key = (case.route, case.recused)
        if key not in self.benches:
            jury = without(self.members, case.recused)
            try:
                name = self.reglement.jury_for(case.route, self.jury.held_on)
                jury = seated(self.reglement, name, jury, self.jury.held_on)
            except ParcheminError:
                """What the règlement leaves out is said where the composition is checked."""
            self.benches[key] = jury
        return self.benches[key]

    def voters(self, case: Case) -> tuple[Member, ...]:
        """The members present or represented who may judge this candidate."""
        return self.bench(case).voters

    def seat_of(self, user: User) -> Seat | None:
        """The seat this user holds, None for somebody who does not sit."""
        return next((seat for seat in self.seats if seat.juror.account_id == user.pk), None)

    def holder_of(self, giver: str) -> Member | None:
        """The member who carries the voice of that absent one, if somebody does."""
        held = (proxy.holder for proxy in self.members.proxies if proxy.giver == giver)
        return self.members.member(next(held, None))

    def hands_allowed(self, case: Case) -> bool:
        """Whether the règlement lets hands be counted instead of names."""
        try:
            name = self.reglement.jury_for(case.route, self.jury.held_on)
            rule = self.reglement.rule_or_none(VOTE_FORM.at(name), self.jury.held_on)
        except ParcheminError:
            return False
        return rule is not None and rule.value is VoteForm.HANDS

    def ballots(self, case: Case, code: str) -> tuple[Ballot, ...]:
        """The voices given on one bloc, of members who may vote, in the order of the seats."""
        given = case.choices.get(code, {})
        return tuple(
            Ballot(voter.id, given[voter.id]) for voter in self.voters(case) if voter.id in given
        )

    def complete(self, case: Case, code: str) -> bool:
        """Whether each member who may vote has voted, or hands were counted."""
        return code in case.shows or len(self.ballots(case, code)) == len(self.voters(case)) > 0

    def tally(self, case: Case, code: str) -> Counted:
        """The vote once counted, or the error that says why it cannot be; same votes, one count."""
        ballots, show = self.ballots(case, code), case.shows.get(code)
        key = (case.route, case.recused, ballots, show)
        if key not in self.counted:
            try:
                self.counted[key] = self.count(case, ballots, show)
            except ParcheminError as error:
                self.counted[key] = error
        return self.counted[key]

    def count(self, case: Case, ballots: tuple[Ballot, ...], show: Show | None) -> Tally:
        """The outcome of these voices; raises what keeps them from being counted."""
        jury, on = without(self.members, case.recused), self.jury.held_on
        if show is None:
            return count_votes(self.reglement, jury, ballots, route=case.route, on=on)
        return count_hands(
            self.reglement, jury, show.hands, route=case.route, on=on, chair=show.chair
        )

    def sitting(self, case: Case) -> Sitting:
        """Who decides on this candidate."""
        jury = without(self.members, case.recused)
        return Sitting(jury=jury, route=case.route, on=self.jury.held_on)

    def votes(self, case: Case) -> dict[str, BlocVote]:
        """The votes given so far, by bloc, with the reason of a departure."""
        return {
            bloc.code: self._vote(case, bloc.code)
            for bloc in case.to_vote
            if case.choices.get(bloc.code) or bloc.code in case.shows
        }

    def _vote(self, case: Case, code: str) -> BlocVote:
        reason = case.note(Note.Kind.DEPARTURE, code)
        show = case.shows.get(code)
        if show is None:
            return BlocVote(ballots=self.ballots(case, code), reason=reason)
        return BlocVote(ballots=(), reason=reason, hands=show.hands, chair=show.chair)
