"""Decisions by show of hands, of a tie sent to the authority, of a mixed path, with proxies."""

from dataclasses import replace
from typing import Any

import pytest

from parchemin.domain.deliberation.decision import (
    BlocVote,
    Decision,
    Ratification,
    Sitting,
    decide,
)
from parchemin.domain.deliberation.dossier import Dossier, deliberate
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.members import Jury, Link, Proxy
from parchemin.domain.jury.tally import Ballot, Choice, HandCount
from parchemin.domain.pathway import Route
from parchemin.domain.rules.delivery import Delivery, Steps
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Majority,
    Permission,
    Proxies,
    Seats,
    TieBreak,
    VoteForm,
)
from tests.domain.builders import (
    CERTIFICATION,
    JURY,
    TODAY,
    facts,
    jury_with,
    reglement,
    result,
)
from tests.domain.deliberation.asking import proposal
from tests.domain.jury.six import juror

HANDS = {"jury__certification__scrutin": VoteForm.HANDS}
SENT = {
    "jury__certification__departage": TieBreak.REFERRED,
    "delivrance__etapes": Delivery(Steps.TWO, "la CPNEFP"),
}
EVEN = BlocVote(ballots=(Ballot("e", Choice.FOR), Ballot("s", Choice.AGAINST)))


def hands(employer: str, employee: str, **more: Any) -> BlocVote:
    """One hand of each college: « 1 0 0 » is for, « 0 1 0 » against."""
    counts = []
    for college, told in (("employeur", employer), ("salarié", employee)):
        for_, against, abstain = map(int, told.split())
        counts.append(
            HandCount(college=college, votes_for=for_, votes_against=against, abstentions=abstain)
        )
    return BlocVote(ballots=more.pop("ballots", ()), hands=tuple(counts), **more)


def decided(vote: BlocVote, jury: Jury = JURY, **more: Any) -> Decision:
    """The decision on a candidate who presents the third bloc only."""
    also, answer = more.pop("also", ()), more.pop("answer", None)
    made = proposal(result("B3ME1"), blocs_sought=frozenset({"B3"}))
    sitting = Sitting(jury=jury, route=Route.CONTINUING, on=TODAY, also=also)
    return decide(
        CERTIFICATION, reglement(**more), made, sitting, {"B3": vote}, ratification=answer
    )


def test_a_bloc_won_by_hands() -> None:
    """Counts of hands decide as names do, and the minutes say it was by hands."""
    made = decided(hands("1 0 0", "1 0 0"), **HANDS)
    bloc = made.bloc("B3")
    assert bloc is not None
    assert bloc.outcome is BlocOutcome.WON
    assert "Vote : à main levée, 2 pour, 0 contre, 0 abstention : adopté." in bloc.sentence()


def test_hands_in_a_tie_ask_for_the_chair() -> None:
    """Even hands need the chair's voice; with it the decision leaves the proposal, with a reason."""
    with pytest.raises(RefusedAct, match="inscrivez la voix de Mme E"):
        decided(hands("1 0 0", "0 1 0"), **HANDS)
    with pytest.raises(RefusedAct, match="préside et aurait voté « contre »"):
        decided(hands("1 0 0", "0 1 0", chair=Choice.AGAINST), **HANDS)
    lost = decided(hands("0 1 0", "1 0 0", chair=Choice.AGAINST, reason="trop court"), **HANDS)
    bloc = lost.bloc("B3")
    assert bloc is not None
    assert (bloc.outcome, bloc.departure) == (BlocOutcome.NOT_WON, "trop court")


def test_hands_or_names_not_both() -> None:
    """A vote is one or the other; hands without a rule ask for the line."""
    both = hands("1 0 0", "1 0 0", ballots=EVEN.ballots)
    with pytest.raises(RefusedAct, match="gardez les noms ou les comptes"):
        decided(both, **HANDS)
    with pytest.raises(MissingRule) as error:
        decided(hands("1 0 0", "1 0 0"))
    assert error.value.line == "jury.certification.scrutin"


def test_a_tie_sent_to_the_authority_waits() -> None:
    """Nothing is decided of the bloc, nothing is final, even once the rest is delivered."""
    waiting = decided(EVEN, **SENT)
    bloc = waiting.bloc("B3")
    assert bloc is not None
    assert (bloc.outcome, waiting.final) == (BlocOutcome.UNDECIDED, False)
    assert "partage des voix : renvoyé à l'autorité qui délivre" in bloc.sentence()
    mute = Ratification(accepted=True, by="la CPNEFP", on=TODAY)
    assert not decided(EVEN, answer=mute, **SENT).final


@pytest.mark.parametrize(("won", "outcome"), [(True, "acquis"), (False, "non acquis")])
def test_the_authority_settles_the_tie(won: bool, outcome: str) -> None:
    """Its answer decides the bloc, is named, and asks the jury for no reason."""
    answer = Ratification(accepted=True, by="la CPNEFP", on=TODAY, settles={"B3": won})
    made = decided(EVEN, answer=answer, **SENT)
    bloc = made.bloc("B3")
    assert bloc is not None
    assert (bloc.outcome.value, bloc.departure, made.final) == (outcome, "", True)
    assert "Décidé par la CPNEFP." in bloc.sentence()


def test_a_clear_vote_is_not_sent() -> None:
    """Where voices are not even, the answer of the authority on that bloc changes nothing."""
    clear = BlocVote(ballots=(Ballot("e", Choice.FOR), Ballot("s", Choice.FOR)))
    answer = Ratification(accepted=True, by="la CPNEFP", on=TODAY, settles={"B3": False})
    bloc = decided(clear, answer=answer, **SENT).bloc("B3")
    assert bloc is not None
    assert (bloc.outcome, bloc.settled_by) == (BlocOutcome.WON, "")


def test_a_mixed_path_is_judged_by_the_law_too() -> None:
    """One route by experience: a member who supported the candidate stops the decision."""
    clear = BlocVote(ballots=(Ballot("e", Choice.FOR), Ballot("s", Choice.FOR)))
    tied = jury_with(employee={"links": {"c1": Link.WORK}})
    silent = {"jury__certification__independance": None}
    assert decided(clear, tied, **silent).final
    with pytest.raises(RefusedAct) as error:
        decided(clear, tied, also=(Route.EXPERIENCE,), **silent)
    assert "vae.independance" in error.value.rule
    with pytest.raises(RefusedAct, match="apprentissage"):
        decided(clear, also=(Route.APPRENTICESHIP,))


def test_a_jury_that_follows_votes_for_the_represented_and_not_for_listeners() -> None:
    """« Selon la proposition » gives a voice to each voter, represented ones too, listeners not."""
    guest = juror("g", college="formateurs")
    jury = replace(
        jury_with(employee={"present": False}, proxies=(Proxy("s", "e"),)),
    )
    jury = replace(jury, members=(*jury.members, juror("s2"), guest))
    rules = reglement(
        jury__certification__sans_voix=Advisory(("formateurs",)),
        jury__certification__procurations=Proxies(Permission.ALLOWED, 1, False, True),
        jury__certification__majorite=Majority.PRESENT_OR_REPRESENTED,
        jury__certification__parite=...,
        jury__certification__colleges=Seats((("employeur", 1), ("salarié", 2))),
    )
    dossier = Dossier(
        title="essai",
        certification=CERTIFICATION,
        reglement=rules,
        facts=facts(result("B3ME1"), blocs_sought=frozenset({"B3"})),
        on=TODAY,
        jury=jury,
        as_proposed=True,
    )
    made = deliberate(dossier)
    assert made.refusal is None
    assert made.decision is not None
    assert made.decision.outcome is CertificationOutcome.PARTIAL
    bloc = made.decision.bloc("B3")
    assert bloc is not None
    assert bloc.tally is not None
    assert bloc.tally.votes_for == 3
