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
from parchemin.domain.jury.members import Juror as Member
from parchemin.domain.jury.members import Jury as Members
from parchemin.domain.jury.votes import Ballot, Choice, Tally, count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.juries.members import without
from parchemin.office.juries.models import Hearing, Jury, Note, Seat

VOTED = frozenset({BlocOutcome.WON, BlocOutcome.NOT_WON})
Counted = Tally | ParcheminError


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

    def voters(self, case: Case) -> tuple[Member, ...]:
        """The present members who may judge this candidate."""
        return tuple(item for item in self.members.present if item.id not in case.recused)

    def ballots(self, case: Case, code: str) -> tuple[Ballot, ...]:
        """The voices given on one bloc, of members who may vote, in the order of the seats."""
        given = case.choices.get(code, {})
        return tuple(
            Ballot(voter.id, given[voter.id]) for voter in self.voters(case) if voter.id in given
        )

    def complete(self, case: Case, code: str) -> bool:
        """Whether each member who may vote has voted."""
        return len(self.ballots(case, code)) == len(self.voters(case)) > 0

    def tally(self, case: Case, code: str) -> Counted:
        """The vote once counted, or the error that says why it cannot be; same votes, one count."""
        ballots = self.ballots(case, code)
        key = (case.route, case.recused, ballots)
        if key not in self.counted:
            jury = without(self.members, case.recused)
            try:
                self.counted[key] = count_votes(
                    self.reglement, jury, ballots, route=case.route, on=self.jury.held_on
                )
            except ParcheminError as error:
                self.counted[key] = error
        return self.counted[key]

    def sitting(self, case: Case) -> Sitting:
        """Who decides on this candidate."""
        jury = without(self.members, case.recused)
        return Sitting(jury=jury, route=case.route, on=self.jury.held_on)

    def votes(self, case: Case) -> dict[str, BlocVote]:
        """The votes given so far, by bloc, with the reason of a departure."""
        return {
            bloc.code: BlocVote(
                ballots=self.ballots(case, bloc.code),
                reason=case.note(Note.Kind.DEPARTURE, bloc.code),
            )
            for bloc in case.to_vote
            if case.choices.get(bloc.code)
        }
