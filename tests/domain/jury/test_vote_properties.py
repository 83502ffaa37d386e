"""What holds of any vote: its order, its mirror, one voice more, the weight of a college."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.domain.jury.hands import count_hands
from parchemin.domain.jury.members import Jury, Proxy
from parchemin.domain.jury.tally import Ballot, Choice, HandCount, Tally
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.jury.weights import scale
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import (
    Majority,
    Permission,
    Proxies,
    TieBreak,
    VoteForm,
    Voting,
)
from tests.domain.builders import TODAY
from tests.domain.jury.six import SIX, rules

FREE = Proxies(Permission.ALLOWED, per_member=6, same_college=False, in_quorum=True)
MIRROR = {
    Choice.FOR: Choice.AGAINST,
    Choice.AGAINST: Choice.FOR,
    Choice.ABSTAIN: Choice.ABSTAIN,
}


@st.composite
def juries(draw: Any) -> Jury:
    """The six, some of them absent, some of those represented by somebody who is there."""
    here = draw(st.lists(st.booleans(), min_size=6, max_size=6).filter(any))
    members = tuple(
        replace(member, present=present) for member, present in zip(SIX.members, here, strict=True)
    )
    holders = [member.id for member in members if member.present]
    givers = [member.id for member in members if not member.present and draw(st.booleans())]
    proxies = tuple(Proxy(giver, draw(st.sampled_from(holders))) for giver in givers)
    return Jury(members=members, chair=holders[0], proxies=proxies)


@st.composite
def votes(draw: Any) -> tuple[Jury, tuple[Ballot, ...], dict[str, Any]]:
    """A jury, one ballot for each voice, and rules that never lack."""
    jury = draw(juries())
    ballots = tuple(Ballot(voter.id, draw(st.sampled_from(Choice))) for voter in jury.voters)
    majorities = [Majority.CAST, Majority.PRESENT_OR_REPRESENTED, Majority.ALL]
    changes = {
        "procurations": FREE,
        "vote": draw(st.sampled_from(Voting)),
        "majorite": draw(st.sampled_from(majorities)),
        "departage": TieBreak.REJECTED,
        "scrutin": VoteForm.HANDS,
    }
    return jury, ballots, changes


def count(jury: Jury, ballots: tuple[Ballot, ...], changes: dict[str, Any]) -> Tally:
    """The outcome of these ballots."""
    return count_votes(rules(**changes), jury, ballots, route=Route.CONTINUING, on=TODAY)


@given(votes(), st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_members_is_free(
    vote: tuple[Jury, tuple[Ballot, ...], dict[str, Any]], random: Any
) -> None:
    """The same ballots and members in any order decide the same."""
    jury, ballots, changes = vote
    mixed, members = list(ballots), list(jury.members)
    random.shuffle(mixed)
    random.shuffle(members)
    assert count(jury, ballots, changes) == count(
        replace(jury, members=tuple(members)), tuple(mixed), changes
    )


@given(votes())
def test_a_vote_is_symmetric(vote: tuple[Jury, tuple[Ballot, ...], dict[str, Any]]) -> None:
    """Turning every voice over swaps the two weights; both cannot be adopted."""
    jury, ballots, changes = vote
    first = count(jury, ballots, changes)
    turned = tuple(Ballot(each.juror, MIRROR[each.choice]) for each in ballots)
    second = count(jury, turned, changes)
    assert (first.votes_for, first.votes_against) == (second.votes_against, second.votes_for)
    assert not (first.adopted and second.adopted)
    assert first.tie == second.tie


@given(votes(), st.sampled_from([TieBreak.REJECTED, TieBreak.CASTING_VOTE]), st.data())
def test_one_voice_more_never_loses(
    vote: tuple[Jury, tuple[Ballot, ...], dict[str, Any]], tie: TieBreak, data: Any
) -> None:
    """Turning an « against » into a « for » never un-adopts, whatever settles a tie."""
    jury, ballots, changes = vote
    chair = jury.chair
    ballots = tuple(
        Ballot(each.juror, Choice.FOR)
        if each.juror == chair and each.choice is Choice.ABSTAIN
        else each
        for each in ballots
    )
    changes = {**changes, "departage": tie}
    against = [each for each in ballots if each.choice is Choice.AGAINST]
    if not against:
        return
    turned = data.draw(st.sampled_from(against))
    better = tuple(Ballot(each.juror, Choice.FOR) if each == turned else each for each in ballots)
    assert count(jury, better, changes).adopted >= count(jury, ballots, changes).adopted


@given(juries(), st.sampled_from(Majority))
def test_each_college_weighs_one(jury: Jury, majority: Majority) -> None:
    """By college, the voices a majority is counted on add up to one for each college."""
    found = scale(jury, Voting.PER_COLLEGE, majority)
    counted = {
        Majority.PRESENT: jury.deciding,
        Majority.ALL: jury.members,
    }.get(majority, jury.voters)
    sums: Counter[str] = Counter()
    for member in counted:
        sums[member.college] += found.by_college[member.college]  # type: ignore[assignment]
    assert set(sums.values()) <= {Fraction(1)}
    assert found.whole == len(sums)


@given(juries(), st.sampled_from(Majority))
def test_heads_weigh_one_each(jury: Jury, majority: Majority) -> None:
    """By head, the whole is the number of those the majority is counted on."""
    found = scale(jury, Voting.PER_HEAD, majority)
    size = {Majority.PRESENT: len(jury.deciding), Majority.ALL: 6}.get(majority, len(jury.voters))
    assert found.whole == size


@settings(max_examples=60)
@given(votes())
def test_hands_and_names_decide_the_same(
    vote: tuple[Jury, tuple[Ballot, ...], dict[str, Any]],
) -> None:
    """The same voices, counted by name or by hands of each college, have the same outcome."""
    jury, ballots, changes = vote
    colleges = {member.id: member.college for member in jury.members}
    sums = Counter((colleges[each.juror], each.choice) for each in ballots)
    shown = [
        HandCount(
            college=college,
            votes_for=sums[college, Choice.FOR],
            votes_against=sums[college, Choice.AGAINST],
            abstentions=sums[college, Choice.ABSTAIN],
        )
        for college in dict.fromkeys(colleges[each.juror] for each in ballots)
    ]
    by_hands = count_hands(rules(**changes), jury, shown, route=Route.CONTINUING, on=TODAY)
    assert replace(by_hands, by_hands=False) == count(jury, ballots, changes)
