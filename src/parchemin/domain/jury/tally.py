"""A vote once counted: adopted or not, and what settled it when the voices were even."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from parchemin.domain.jury.members import Juror
from parchemin.domain.rules.clause import Origin


class Choice(StrEnum):
    """What one voice says; an abstention is a vote that is neither."""

    FOR = "pour"
    AGAINST = "contre"
    ABSTAIN = "abstention"


@dataclass(frozen=True, slots=True)
class Ballot:
    """The voice of one juror, by id; that of a represented member is cast by his proxy's holder."""

    juror: str
    choice: Choice


@dataclass(frozen=True, kw_only=True, slots=True)
class HandCount:
    """The hands of one college, represented members included."""

    college: str
    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0

    def of(self, choice: Choice) -> int:
        """The hands that said so."""
        match choice:
            case Choice.FOR:
                return self.votes_for
            case Choice.AGAINST:
                return self.votes_against
            case Choice.ABSTAIN:
                return self.abstentions

    @property
    def total(self) -> int:
        return self.votes_for + self.votes_against + self.abstentions


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote once counted. Weights are heads, or shares of a college (each college weighs 1).

    ``casting_vote`` is whoever presides and whose voice settled a tie; ``referred`` True when a tie
    goes to the authority that delivers, and nothing is adopted before it answers; ``origins`` are
    the rules applied; ``by_hands`` True for a show of hands; ``short`` True when the casting vote
    was for and too many abstain or are away for one voice more to make the majority.
    """

    adopted: bool
    votes_for: Fraction
    votes_against: Fraction
    abstentions: Fraction
    base: Fraction
    tie: bool
    casting_vote: Juror | None
    origins: tuple[Origin, ...]
    referred: bool = False
    by_hands: bool = False
    short: bool = False

    def sentence(self) -> str:
        """The vote as the minutes print it."""
        many = "s" if self.abstentions > 1 else ""
        counted = (
            f"{_weight(self.votes_for)} pour, {_weight(self.votes_against)} contre, "
            f"{_weight(self.abstentions)} abstention{many}"
        )
        if self.by_hands:
            counted = f"à main levée, {counted}"
        if self.casting_vote is not None:
            counted += f" ; partage des voix, voix prépondérante de {self.casting_vote.name}"
            if self.short:
                counted += ", qui ne suffit pas à la majorité"
        elif self.tie:
            counted += " ; partage des voix"
        if self.referred:
            return f"{counted} : renvoyé à l'autorité qui délivre"
        return f"{counted} : {'adopté' if self.adopted else 'rejeté'}"


def _weight(value: Fraction) -> str:
    return str(value).replace("/", " / ")
