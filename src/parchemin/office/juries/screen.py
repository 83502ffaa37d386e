"""What the session screen shows of one candidate: proposals, voices, decisions, evidence."""

from dataclasses import dataclass
from functools import cached_property

from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal
from parchemin.domain.deliberation.sentences import explain, one_line
from parchemin.domain.errors import MissingRule, ParcheminError
from parchemin.domain.jury.members import Juror as Member
from parchemin.domain.jury.tally import Choice, HandCount, Tally
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.models import Note
from parchemin.office.juries.obstacles import no_vote
from parchemin.office.juries.pieces import Pieces, pieces_of, say_ways
from parchemin.office.juries.steps import steps_of
from parchemin.writers.reasons_pdf import ReasonStep

TONES = {
    BlocOutcome.WON: "acquis",
    BlocOutcome.HELD: "acquis",
    BlocOutcome.BY_CORRESPONDENCE: "acquis",
    BlocOutcome.NOT_WON: "manque",
    BlocOutcome.UNDECIDED: "attente",
    BlocOutcome.NOT_SOUGHT: "neutre",
}


def set_quotes(text: str) -> str:
    """French quotation marks and colons that no line break parts from their words."""
    for plain, bound in (
        ("« ", "«\u00a0"),
        (" »", "\u00a0»"),
        (" :", "\u00a0:"),
        (" ;", "\u202f;"),
    ):
        text = text.replace(plain, bound)
    return text


@dataclass(frozen=True)
class Voice:
    """What one member said on one bloc; ``choice`` is None while he has not voted."""

    juror: str
    name: str
    choice: Choice | None
    recused: bool
    holder: str = ""
    holder_name: str = ""


@dataclass(frozen=True)
class BlocRow:
    """One bloc of one candidate on the screen; sentences are made when the page asks for them."""

    board: Board
    case: Case
    bloc: BlocProposal

    @property
    def code(self) -> str:
        return self.bloc.code

    @property
    def tone(self) -> str:
        return TONES[self.bloc.outcome]

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What a bloc not won lacks, in sentences; nothing for the others, nor once closed."""
        return say_ways(self.case, self.bloc)

    @property
    def line(self) -> str:
        """The decisive reason, without the code and outcome that the table already shows."""
        return set_quotes(one_line(self.bloc).partition(" : ")[2])

    @property
    def steps(self) -> tuple[ReasonStep, ...]:
        """The whole reasoning, one step a line, each beneath the one it explains."""
        return steps_of(self.bloc)

    @cached_property
    def voted_on(self) -> bool:
        return self.bloc in self.case.to_vote

    @property
    def why_not(self) -> str:
        """Why the jury does not vote this bloc, when a line of the règlement lacks."""
        found = no_vote(self.case, self.code)
        return found.sentence if found and found.line else ""

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        return tuple(
            self._voice(member)
            for member in self.board.members.members
            if member.id in self._speaking or (member.present and member.id in self.case.recused)
        )

    @cached_property
    def _speaking(self) -> frozenset[str]:
        return frozenset(member.id for member in self.board.voters(self.case))

    def _voice(self, member: Member) -> Voice:
        given = self.case.choices.get(self.code, {})
        holder = None if member.present else self.board.holder_of(member.id)
        return Voice(
            juror=member.id,
            name=member.name,
            choice=given.get(member.id),
            recused=member.id in self.case.recused,
            holder=holder.id if holder else "",
            holder_name=holder.name if holder else "",
        )

    @property
    def hands(self) -> tuple[HandCount, ...]:
        """The hands counted in each college, empty for a vote by name."""
        show = self.case.shows.get(self.code)
        return show.hands if show else ()

    @property
    def by_hands(self) -> bool:
        """Whether hands may be counted here: the règlement allows it and no name has voted."""
        return self.voted_on and not self.started and self.board.hands_allowed(self.case)

    @property
    def silent(self) -> tuple[str, ...]:
        if self.hands:
            return ()
        return tuple(item.name for item in self.voices if item.choice is None and not item.recused)

    @property
    def started(self) -> bool:
        return any(voice.choice is not None for voice in self.voices)

    @cached_property
    def counted(self) -> Tally | ParcheminError | None:
        """The vote once complete, None before."""
        if not self.voted_on or not self.board.complete(self.case, self.code):
            return None
        return self.board.tally(self.case, self.code)

    @property
    def tally(self) -> Tally | None:
        return self.counted if isinstance(self.counted, Tally) else None

    @property
    def problem(self) -> ParcheminError | None:
        return self.counted if isinstance(self.counted, ParcheminError) else None

    @property
    def missing_line(self) -> str:
        return self.problem.line if isinstance(self.problem, MissingRule) else ""

    @property
    def decision(self) -> BlocOutcome | None:
        """What comes out: the vote, or the proposal where the jury has nothing to vote."""
        if not self.voted_on:
            return self.bloc.outcome
        if self.tally is None or self.tally.referred:
            return None
        return BlocOutcome.WON if self.tally.adopted else BlocOutcome.NOT_WON

    @property
    def decision_tone(self) -> str:
        return TONES[self.decision] if self.decision else "attente"

    @property
    def departs(self) -> bool:
        return self.decision is not None and self.decision is not self.bloc.outcome

    @property
    def departure(self) -> str:
        return self.case.note(Note.Kind.DEPARTURE, self.code)

    @property
    def referred(self) -> bool:
        """Whether the voices are even and the règlement leaves the bloc to the authority."""
        return self.tally is not None and self.tally.referred

    @property
    def settled(self) -> bool:
        if self.referred:
            return True
        return self.decision is not None and not (self.departs and not self.departure)


@dataclass(frozen=True)
class CandidateRow:
    """One candidate on the screen."""

    board: Board
    case: Case

    @property
    def hearing(self) -> object:
        return self.case.hearing

    @cached_property
    def blocs(self) -> tuple[BlocRow, ...]:
        return tuple(BlocRow(self.board, self.case, bloc) for bloc in self.case.proposal.blocs)

    @property
    def recused(self) -> tuple[str, ...]:
        members = self.board.members.members
        return tuple(member.name for member in members if member.id in self.case.recused)

    @property
    def summary(self) -> str:
        return set_quotes(explain(self.case.proposal))

    @property
    def done(self) -> bool:
        return all(row.settled for row in self.blocs)

    @property
    def state(self) -> str:
        """Where the jury stands with this candidate, in a word."""
        if self.case.hearing.deferred:
            return "renvoyé"
        if self.done:
            return "voté"
        return (
            "vote commencé" if any(row.started or row.hands for row in self.blocs) else "à examiner"
        )

    @property
    def received(self) -> tuple[int, int]:
        """The voices given, and those the jury has to give, over the blocs it votes."""
        rows = [row for row in self.blocs if row.voted_on]
        voices = [voice for row in rows for voice in row.voices if not voice.recused]
        return sum(voice.choice is not None for voice in voices), len(voices)

    @property
    def to_follow(self) -> bool:
        """Whether some present member still has a voice to give."""
        return any(row.voted_on and row.silent for row in self.blocs)

    @property
    def advice(self) -> str:
        return self.case.note(Note.Kind.RECOMMENDATION)

    @cached_property
    def pieces(self) -> Pieces:
        """The evidence the jury may read, in order."""
        return pieces_of(self.case)
