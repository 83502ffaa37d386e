"""Counting votes: heads, colleges, majorities, ties, and ballots that may not be cast."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.members import Juror, Jury
from parchemin.domain.jury.votes import Ballot, Choice, Tally, count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Majority, TieBreak, Voting
from tests.domain.builders import EMPLOYEE, EMPLOYER, JURY, TODAY, jury_with, reglement

FOR, AGAINST, ABSTAIN = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
FIVE = Jury(
    members=tuple(
        Juror(id=str(rank), name=f"M{rank}", college="employeur" if rank < 2 else "salarié")
        for rank in range(5)
    ),
    chair="0",
)


def count(jury: Jury, *choices: Choice, **more: Any) -> Tally:
    """The votes of the first members, in order."""
    ballots = [
        Ballot(member.id, choice) for member, choice in zip(jury.members, choices, strict=False)
    ]
    route, on = more.pop("route", Route.CONTINUING), more.pop("on", TODAY)
    return count_votes(reglement(**more), jury, ballots, route=route, on=on)


def test_two_voices_for() -> None:
    """Both for: adopted, no tie, the two rules applied are cited."""
    tally = count(JURY, FOR, FOR)
    assert (tally.adopted, tally.tie, tally.casting_vote) == (True, False, None)
    assert [origin.label for origin in tally.origins] == [
        "règle jury.certification.vote",
        "règle jury.certification.majorite",
    ]
    assert tally.sentence() == "2 pour, 0 contre, 0 abstention : adopté"


@pytest.mark.parametrize(("chair", "adopted"), [("e", True), ("s", False)])
def test_the_chair_settles_a_tie(chair: str, adopted: bool) -> None:
    """In a tie the voice of the chair, whoever it is, wins and is printed."""
    tally = count(replace(JURY, chair=chair), FOR, AGAINST)
    assert (tally.adopted, tally.tie) == (adopted, True)
    assert tally.casting_vote is not None
    assert tally.casting_vote.id == chair
    assert f"voix prépondérante de {tally.casting_vote.name}" in tally.sentence()
    assert tally.origins[-1].label == "règle jury.certification.departage"


def test_a_tie_without_rule_names_the_line() -> None:
    """A silent règlement refuses the tie, and only the tie."""
    silent = {"jury__certification__departage": None}
    with pytest.raises(MissingRule) as error:
        count(JURY, FOR, AGAINST, **silent)
    assert error.value.line == "jury.certification.departage"
    assert count(JURY, FOR, FOR, **silent).adopted


def test_the_law_settles_a_vae_tie() -> None:
    """For VAE the law settles a tie whatever the règlement says, from its day on."""
    for rule in (None, TieBreak.REJECTED):
        tally = count(
            JURY, FOR, AGAINST, route=Route.EXPERIENCE, jury__certification__departage=rule
        )
        assert tally.adopted
        assert tally.origins[-1].label == "règle vae.departage"
    with pytest.raises(MissingRule):
        count(
            JURY,
            FOR,
            AGAINST,
            route=Route.EXPERIENCE,
            on=date(2024, 4, 9),
            jury__certification__departage=None,
        )


def test_a_tie_may_reject() -> None:
    """Where a tie rejects, nobody's voice counts twice."""
    tally = count(JURY, FOR, AGAINST, jury__certification__departage=TieBreak.REJECTED)
    assert (tally.adopted, tally.tie, tally.casting_vote) == (False, True, None)
    assert tally.sentence().endswith("partage des voix : rejeté")


@pytest.mark.parametrize("chair", [None, "e"])
def test_a_tie_needs_a_chair_who_speaks(chair: str | None) -> None:
    """Without a chair, or with one who abstains, a tie cannot be settled."""
    with pytest.raises(RefusedAct, match="voix"):
        count(replace(JURY, chair=chair), ABSTAIN, ABSTAIN)


@pytest.mark.parametrize(
    ("majority", "choices", "adopted"),
    [
        (Majority.CAST, (FOR, FOR, AGAINST, ABSTAIN, ABSTAIN), True),
        (Majority.PRESENT, (FOR, FOR, AGAINST, ABSTAIN, ABSTAIN), False),
        (Majority.PRESENT, (FOR, FOR, FOR, AGAINST, ABSTAIN), True),
        (Majority.ALL, (FOR, FOR, FOR, AGAINST, AGAINST), True),
        (Majority.CAST, (AGAINST, AGAINST, FOR, ABSTAIN, ABSTAIN), False),
    ],
)
def test_majorities(majority: Majority, choices: tuple[Choice, ...], adopted: bool) -> None:
    """More than half of the voices cast, of the members present, or of all members."""
    assert count(FIVE, *choices, jury__certification__majorite=majority).adopted is adopted


def test_half_is_not_a_majority() -> None:
    """Two voices of four present, one against, one abstaining: not more than half."""
    four = replace(FIVE, members=FIVE.members[:4])
    tally = count(four, FOR, FOR, AGAINST, ABSTAIN, jury__certification__majorite=Majority.PRESENT)
    assert (tally.adopted, tally.tie) == (False, False)


@pytest.mark.parametrize(
    ("majority", "choices", "adopted", "short"),
    [
        (Majority.PRESENT, (FOR, AGAINST, ABSTAIN), True, False),
        (Majority.PRESENT, (FOR, AGAINST, ABSTAIN, ABSTAIN), False, True),
        (Majority.CAST, (FOR, AGAINST, ABSTAIN, ABSTAIN), True, False),
        (Majority.PRESENT, (AGAINST, FOR, ABSTAIN, ABSTAIN), False, False),
    ],
)
def test_the_casting_vote_is_one_voice_more(
    majority: Majority, choices: tuple[Choice, ...], adopted: bool, short: bool
) -> None:
    """A casting vote is one voice more, not a majority: two who abstain of four still miss it."""
    jury = replace(FIVE, members=FIVE.members[: len(choices)])
    tally = count(jury, *choices, jury__certification__majorite=majority)
    assert (tally.adopted, tally.short, tally.tie) == (adopted, short, True)
    assert ("ne suffit pas à la majorité : rejeté" in tally.sentence()) is short


def test_all_members_count_even_absent() -> None:
    """Two voices of two present are not a majority of five members."""
    some = replace(
        FIVE,
        members=tuple(
            replace(member, present=rank < 2) for rank, member in enumerate(FIVE.members)
        ),
    )
    assert not count(some, FOR, FOR, jury__certification__majorite=Majority.ALL).adopted
    assert count(some, FOR, FOR, jury__certification__majorite=Majority.PRESENT).adopted


def test_colleges_of_equal_weight() -> None:
    """Two employers for against three employees against: a tie by college, lost by heads."""
    choices = (FOR, FOR, AGAINST, AGAINST, AGAINST)
    by_college = count(FIVE, *choices, jury__certification__vote=Voting.PER_COLLEGE)
    assert by_college.tie
    assert by_college.votes_for == by_college.votes_against == Fraction(1)
    assert not count(FIVE, *choices).adopted


def test_a_college_is_shared_between_its_voters() -> None:
    """One employee of three weighs a third of the college."""
    choices = (FOR, AGAINST, FOR, AGAINST, AGAINST)
    tally = count(FIVE, *choices, jury__certification__vote=Voting.PER_COLLEGE)
    assert tally.votes_for == Fraction(1, 2) + Fraction(1, 3)
    assert not tally.adopted
    assert tally.sentence().startswith("5 / 6 pour, 7 / 6 contre")


def ballots(*pairs: tuple[str, Choice]) -> list[Ballot]:
    """Ballots by id."""
    return [Ballot(juror, choice) for juror, choice in pairs]


@pytest.mark.parametrize(
    ("cast", "message"),
    [
        (ballots(("e", FOR), ("zz", FOR)), "ne siège pas"),
        (ballots(("e", FOR), ("e", FOR), ("s", FOR)), "voté deux fois"),
        (ballots(("e", FOR)), r"il manque la voix de M\. S"),
        ([], "Vote incomplet"),
    ],
)
def test_ballots_that_may_not_be_counted(cast: list[Ballot], message: str) -> None:
    """A stranger, a second ballot, a missing one: refused with the name."""
    with pytest.raises(RefusedAct, match=message):
        count_votes(reglement(), JURY, cast, route=Route.CONTINUING, on=TODAY)


def test_an_absent_member_does_not_vote() -> None:
    """The ballot of an absent member is refused by name."""
    jury = jury_with(employee={"present": False})
    with pytest.raises(RefusedAct, match=r"M\. S est absent"):
        count(jury, FOR, FOR)


@pytest.mark.parametrize("line", ["vote", "majorite"])
def test_counting_needs_its_rules(line: str) -> None:
    """How voices count and by what majority must be written."""
    with pytest.raises(MissingRule) as error:
        count(JURY, FOR, FOR, **{f"jury__certification__{line}": None})
    assert error.value.line == f"jury.certification.{line}"


@given(st.lists(st.sampled_from(Choice), min_size=5, max_size=5), st.permutations(range(5)))
def test_the_order_of_ballots_is_free(choices: list[Choice], order: list[int]) -> None:
    """The same ballots in any order give the same count."""
    cast = [Ballot(str(rank), choice) for rank, choice in enumerate(choices)]
    rules = reglement(jury__certification__departage=TieBreak.REJECTED)
    both = [
        count_votes(rules, FIVE, given, route=Route.CONTINUING, on=TODAY)
        for given in (cast, [cast[rank] for rank in order])
    ]
    assert both[0] == both[1]


@pytest.mark.parametrize("first", Choice)
def test_one_voice_more_never_loses(first: Choice) -> None:
    """Turning any voice to « pour » never turns an adopted proposal into a rejected one."""
    rules = {"jury__certification__departage": TieBreak.REJECTED}
    for others in product(Choice, repeat=4):
        before = count(FIVE, first, *others, **rules).adopted
        assert count(FIVE, FOR, *others, **rules).adopted >= before


def test_members_are_those_of_the_jury() -> None:
    """A jury finds its members by id, its present ones in order."""
    jury = jury_with(employee={"present": False})
    assert jury.member("e") == EMPLOYER
    assert jury.member(None) is None
    assert jury.present == (EMPLOYER,)
    assert JURY.present == (EMPLOYER, EMPLOYEE)
