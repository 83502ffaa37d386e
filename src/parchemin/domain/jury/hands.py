"""Counting a show of hands: numbers by college instead of names, where the règlement allows it."""

from collections.abc import Iterable
from datetime import date

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.jury.majority import outcome
from parchemin.domain.jury.members import Jury
from parchemin.domain.jury.polls import poll_of
from parchemin.domain.jury.tally import Choice, HandCount, Tally
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import VoteForm
from parchemin.domain.rules.keys import VOTE_FORM
from parchemin.domain.rules.reglement import Reglement


def count_hands(
    reglement: Reglement,
    jury: Jury,
    hands: Iterable[HandCount],
    *,
    route: Route,
    on: date,
    chair: Choice | None = None,
    also: Iterable[Route] = (),
) -> Tally:
    """The outcome of a show of hands; ``chair`` is the voice of whoever presides, for a tie.

    Raises RefusedAct where the règlement wants names, or for counts that are not those of the
    members present or represented; MissingRule where the règlement does not say.
    """
    poll = poll_of(reglement, jury, route, on, also)
    form = reglement.rule(VOTE_FORM.at(poll.name), on)
    if form.value is not VoteForm.HANDS:
        raise RefusedAct(
            "Le règlement veut un vote nominal : donnez la voix de chaque membre.",
            rule=form.origin.cite(),
        )
    counts = tuple(hands)
    _check(poll.jury, counts)
    _check_chair(poll.jury, counts, chair)
    voices = {
        (count.college, choice): count.of(choice)
        for count in counts
        for choice in Choice
        if count.of(choice)
    }
    return outcome(poll, voices, chair, by_hands=True)


def _check(jury: Jury, counts: tuple[HandCount, ...]) -> None:
    colleges = tuple(dict.fromkeys(member.college for member in jury.voters))
    given = [count.college for count in counts]
    for count in counts:
        if count.college not in colleges:
            raise RefusedAct(
                f"Main levée : personne du collège « {count.college} » n'est présent ni représenté, "
                "ses mains ne se comptent pas."
            )
        if given.count(count.college) > 1:
            raise RefusedAct(
                f"Main levée : le collège « {count.college} » est compté deux fois, gardez un seul "
                "compte."
            )
        if min(count.votes_for, count.votes_against, count.abstentions) < 0:
            raise RefusedAct(
                f"Main levée : un nombre de voix du collège « {count.college} » est négatif."
            )
    for college in colleges:
        _check_sum(jury, college, sum(count.total for count in counts if count.college == college))


def _check_sum(jury: Jury, college: str, hands: int) -> None:
    here = sum(member.college == college for member in jury.deciding)
    proxies = sum(member.college == college for member in jury.represented)
    if hands == here + proxies:
        return
    there = counted(here, "présent")
    if proxies:
        there += f" et {counted(proxies, 'représenté')}"
    raise RefusedAct(
        f"Main levée : le collège « {college} » compte {counted(hands, 'voix', 'voix')} pour {there}. "
        "Recomptez : chaque membre présent ou représenté est pour, contre ou s'abstient."
    )


def _check_chair(jury: Jury, counts: tuple[HandCount, ...], chair: Choice | None) -> None:
    """The chair's own voice is one of the hands of his college."""
    who = jury.presiding
    if chair is None or who is None:
        return
    hands = sum(count.of(chair) for count in counts if count.college == who.college)
    if not hands:
        raise RefusedAct(
            f"Main levée : {who.name} préside et aurait voté « {chair.value} », mais le collège "
            f"« {who.college} » ne compte aucune voix de ce côté."
        )
