"""Counting votes: weights, majority, and what settles a tie."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.jury.members import Juror, Jury
from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.jury_rules import Majority, TieBreak, Voting
from parchemin.domain.rules.keys import LAW_TIE, MAJORITY, TIE, VOTING
from parchemin.domain.rules.reglement import Reglement


class Choice(StrEnum):
    """What one voice says; an abstention is a vote that is neither."""

    FOR = "pour"
    AGAINST = "contre"
    ABSTAIN = "abstention"


@dataclass(frozen=True, slots=True)
class Ballot:
    """The voice of one juror, by id."""

    juror: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote once counted. Weights are heads, or shares of a college (each college weighs 1).

    ``casting_vote`` is the chair whose voice settled a tie; ``origins`` are the rules applied.
    """

    adopted: bool
    votes_for: Fraction
    votes_against: Fraction
    abstentions: Fraction
    base: Fraction
    tie: bool
    casting_vote: Juror | None
    origins: tuple[Origin, ...]

    def sentence(self) -> str:
        """The vote as the minutes print it."""
        counted = (
            f"{_weight(self.votes_for)} pour, {_weight(self.votes_against)} contre, "
            f"{_weight(self.abstentions)} abstention"
        )
        if self.casting_vote is not None:
            counted += f" ; partage des voix, voix prépondérante de {self.casting_vote.name}"
        elif self.tie:
            counted += " ; partage des voix"
        return f"{counted} : {'adopté' if self.adopted else 'rejeté'}"


def count_votes(
    reglement: Reglement, jury: Jury, ballots: Iterable[Ballot], *, route: Route, on: date
) -> Tally:
    """The outcome of one vote of the jury of that route.

    Raises RefusedAct for a ballot that may not be cast, MissingRule when the règlement does not
    say how to count or, in a tie, what settles it; for VAE the law settles a tie by itself.
    """
    cast = tuple(ballots)
    _check(jury, cast)
    name = reglement.jury_for(route, on)
    voting = reglement.rule(VOTING.at(name), on)
    majority = reglement.rule(MAJORITY.at(name), on)
    weights = _weights(jury, voting.value, majority.value)
    sums = {choice: Fraction(0) for choice in Choice}
    for ballot in cast:
        sums[ballot.choice] += weights[ballot.juror]
    for_, against = sums[Choice.FOR], sums[Choice.AGAINST]
    base = for_ + against if majority.value is Majority.CAST else sum(weights.values(), Fraction(0))
    tally = Tally(
        adopted=for_ * 2 > base,
        votes_for=for_,
        votes_against=against,
        abstentions=sums[Choice.ABSTAIN],
        base=base,
        tie=for_ == against,
        casting_vote=None,
        origins=(voting.origin, majority.origin),
    )
    if not tally.tie:
        return tally
    return _settle(tally, _tie_rule(reglement, name, route, on), jury, cast)


def _settle(tally: Tally, rule: Ruled[TieBreak], jury: Jury, cast: tuple[Ballot, ...]) -> Tally:
    origins = (*tally.origins, rule.origin)
    if rule.value is TieBreak.REJECTED:
        return replace(tally, adopted=False, origins=origins)
    chair, adopted = _casting_vote(jury, cast, rule.origin)
    return replace(tally, adopted=adopted, casting_vote=chair, origins=origins)


def _tie_rule(reglement: Reglement, name: str, route: Route, on: date) -> Ruled[TieBreak]:
    """The law first for VAE, then the règlement."""
    if route is Route.EXPERIENCE:
        law = reglement.law_or_none(LAW_TIE, on)
        if law is not None:
            return law
    return reglement.rule(TIE.at(name), on)


def _casting_vote(jury: Jury, cast: tuple[Ballot, ...], origin: Origin) -> tuple[Juror, bool]:
    chair = jury.member(jury.chair)
    if chair is None or not chair.present:
        raise RefusedAct(
            "Les voix sont partagées et personne ne préside : désignez le président présent, sa "
            "voix est prépondérante.",
            rule=origin.cite(),
        )
    choice = next((ballot.choice for ballot in cast if ballot.juror == chair.id), None)
    if choice not in (Choice.FOR, Choice.AGAINST):
        raise RefusedAct(
            f"Les voix sont partagées et {chair.name}, qui préside, ne s'est prononcé ni pour ni "
            "contre : sa voix prépondérante est nécessaire.",
            rule=origin.cite(),
        )
    return chair, choice is Choice.FOR


def _weights(jury: Jury, voting: Voting, majority: Majority) -> dict[str, Fraction]:
    members = jury.members if majority is Majority.ALL else jury.present
    if voting is Voting.PER_HEAD:
        return {member.id: Fraction(1) for member in members}
    return {
        member.id: Fraction(1, sum(other.college == member.college for other in members))
        for member in members
    }


def _check(jury: Jury, ballots: tuple[Ballot, ...]) -> None:
    seen: set[str] = set()
    for ballot in ballots:
        member = jury.member(ballot.juror)
        if member is None:
            raise RefusedAct(f"« {ballot.juror} » ne siège pas dans ce jury : son vote est refusé.")
        if not member.present:
            raise RefusedAct(
                f"{member.name} est absent : son vote est refusé. Marquez sa présence ou retirez "
                "son vote."
            )
        if member.id in seen:
            raise RefusedAct(f"{member.name} a voté deux fois : gardez un seul vote.")
        seen.add(member.id)
    silent = [member.name for member in jury.present if member.id not in seen]
    if silent:
        raise RefusedAct(
            f"Vote incomplet : il manque la voix de {', '.join(silent)} (pour, contre ou "
            "abstention)."
        )


def _weight(value: Fraction) -> str:
    return str(value).replace("/", " / ")
