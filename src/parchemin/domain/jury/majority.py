"""From weighted voices to an outcome: the majority, then what the rules say of a tie."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.jury.members import Juror, Jury
from parchemin.domain.jury.polls import Poll
from parchemin.domain.jury.seating import by_experience
from parchemin.domain.jury.tally import Choice, Tally
from parchemin.domain.jury.weights import scale
from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.jury_rules import Majority, TieBreak
from parchemin.domain.rules.keys import LAW_TIE, MAJORITY, TIE, VOTING

Voices = Mapping[tuple[str, Choice], int]
"""How many voices of each college said what."""


def outcome(poll: Poll, voices: Voices, chair: Choice | None, *, by_hands: bool = False) -> Tally:
    """What these voices decide; ``chair`` is the voice of whoever presides, None if unknown.

    Raises MissingRule where the règlement does not say how to count, or what settles a tie.
    """
    voting = poll.reglement.rule(VOTING.at(poll.name), poll.on)
    majority = poll.reglement.rule(MAJORITY.at(poll.name), poll.on)
    weights = scale(poll.jury, voting.value, majority.value)
    sums = {choice: Fraction(0) for choice in Choice}
    for (college, choice), number in voices.items():
        sums[choice] += weights.by_college[college] * number
    for_, against = sums[Choice.FOR], sums[Choice.AGAINST]
    base = for_ + against if majority.value is Majority.CAST else weights.whole
    tally = Tally(
        adopted=for_ * 2 > base,
        votes_for=for_,
        votes_against=against,
        abstentions=sums[Choice.ABSTAIN],
        base=base,
        tie=for_ == against,
        casting_vote=None,
        origins=(voting.origin, majority.origin),
        by_hands=by_hands,
    )
    if not tally.tie:
        return tally
    one_more = min(weights.by_college.values(), default=Fraction(0))
    reachable = (for_ + one_more) * 2 > base
    return _settle(tally, _tie_rule(poll), poll.jury, chair, reachable=reachable)


def _settle(
    tally: Tally, rule: Ruled[TieBreak], jury: Jury, chair: Choice | None, *, reachable: bool
) -> Tally:
    """Even voices adopt nothing by themselves.

    ``reachable`` False: one voice more would not make the majority, and no chair can make it.
    """
    origins = (*tally.origins, rule.origin)
    if rule.value is TieBreak.REJECTED:
        return replace(tally, origins=origins)
    if rule.value is TieBreak.REFERRED:
        return replace(tally, referred=True, origins=origins)
    who = _who_presides(jury, chair, rule.origin)
    favourable = chair is Choice.FOR
    return replace(
        tally,
        adopted=favourable and reachable,
        casting_vote=who,
        origins=origins,
        short=favourable and not reachable,
    )


def _tie_rule(poll: Poll) -> Ruled[TieBreak]:
    """The law first for VAE, then the règlement."""
    if by_experience(poll.route, poll.also):
        law = poll.reglement.law_or_none(LAW_TIE, poll.on)
        if law is not None:
            return law
    return poll.reglement.rule(TIE.at(poll.name), poll.on)


def _who_presides(jury: Jury, choice: Choice | None, origin: Origin) -> Juror:
    chair = jury.presiding
    if chair is None:
        raise RefusedAct(
            "Les voix sont partagées et personne ne préside : désignez le président présent, sa "
            "voix est prépondérante.",
            rule=origin.cite(),
        )
    if choice is None:
        raise RefusedAct(
            f"Les voix sont partagées : inscrivez la voix de {chair.name}, qui préside, elle est "
            "prépondérante.",
            rule=origin.cite(),
        )
    if choice is Choice.ABSTAIN:
        raise RefusedAct(
            f"Les voix sont partagées et {chair.name}, qui préside, ne s'est prononcé ni pour ni "
            "contre : sa voix prépondérante est nécessaire.",
            rule=origin.cite(),
        )
    return chair
