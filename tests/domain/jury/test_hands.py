"""A show of hands: counts by college that must be those of the room, and a tie that needs a name."""

from typing import Any

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.hands import count_hands
from parchemin.domain.jury.tally import Choice, HandCount, Tally
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Majority, TieBreak, VoteForm, Voting
from tests.domain.builders import TODAY
from tests.domain.jury.six import rules, sitting

LINE = "jury.certification.scrutin"


def hands(college: str, *numbers: int) -> HandCount:
    """The hands of a college: for, against, abstentions."""
    for_, against, abstain = (*numbers, 0, 0, 0)[:3]
    return HandCount(college=college, votes_for=for_, votes_against=against, abstentions=abstain)


def show(*counts: HandCount, chair: Choice | None = None, **changes: Any) -> Tally:
    """The vote by hands of e1, e2, s1 and s2, who are there, e1 in the chair."""
    jury = changes.pop("jury", None) or sitting("e1", "e2", "s1", "s2", proxies="e3>e1")
    values = {"scrutin": VoteForm.HANDS, **changes}
    return count_hands(rules(**values), jury, counts, route=Route.CONTINUING, on=TODAY, chair=chair)


def test_hands_are_counted_with_the_represented() -> None:
    """Three voices of employers, one of them represented, two of employees."""
    tally = show(hands("employeur", 3), hands("salarié", 0, 1, 1))
    assert (tally.adopted, tally.votes_for, tally.votes_against) == (True, 3, 1)
    assert tally.sentence() == "à main levée, 3 pour, 1 contre, 1 abstention : adopté"
    assert tally.origins[0].label == "règle jury.certification.vote"


def test_hands_by_college_weigh_by_college() -> None:
    """With colleges of equal weight, three employers weigh one and two employees one."""
    tally = show(hands("employeur", 3), hands("salarié", 1, 1), vote=Voting.PER_COLLEGE)
    assert tally.sentence().startswith("à main levée, 3 / 2 pour, 1 / 2 contre")
    assert tally.adopted


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((hands("employeur", 3),), "le collège « salarié » compte 0 voix pour 2 présents"),
        (
            (hands("employeur", 2), hands("salarié", 2)),
            "le collège « employeur » compte 2 voix pour 2 présents et 1 représenté",
        ),
        ((hands("employeur", 4), hands("salarié", 2)), "compte 4 voix pour 2 présents et 1"),
        ((hands("employeur", 3), hands("formateurs", 1)), "personne du collège « formateurs »"),
        ((hands("employeur", 3), hands("employeur", 3)), "« employeur » est compté deux fois"),
        ((hands("employeur", 4, -1), hands("salarié", 2)), "« employeur » est négatif"),
    ],
)
def test_counts_that_are_not_those_of_the_room(
    counts: tuple[HandCount, ...], sentence: str
) -> None:
    """Too few, too many, an unknown college, one counted twice, a negative: refused by name."""
    with pytest.raises(RefusedAct, match=sentence):
        show(*counts)


@pytest.mark.parametrize(("chair", "adopted"), [(Choice.FOR, True), (Choice.AGAINST, False)])
def test_a_tie_is_settled_by_the_voice_of_the_chair(chair: Choice, adopted: bool) -> None:
    """In a tie the chair's own voice, given by name, decides."""
    even = (hands("employeur", 1, 1, 1), hands("salarié", 1, 1))
    tally = show(*even, chair=chair)
    assert (tally.adopted, tally.tie) == (adopted, True)
    assert "voix prépondérante de E1" in tally.sentence()


def test_a_tie_without_that_voice_is_refused() -> None:
    """Hands have no names: the chair's voice is asked, and an abstention does not settle."""
    even = (hands("employeur", 1, 1, 1), hands("salarié", 1, 1))
    with pytest.raises(RefusedAct, match="inscrivez la voix de E1"):
        show(*even)
    with pytest.raises(RefusedAct, match="ni pour ni contre"):
        show(*even, chair=Choice.ABSTAIN)
    assert not show(*even, departage=TieBreak.REJECTED).adopted


def test_the_voice_of_the_chair_is_one_of_the_hands() -> None:
    """A chair said to be for while no hand of that college is for: the count is refused."""
    with pytest.raises(RefusedAct, match="E1 préside et aurait voté « contre »"):
        show(hands("employeur", 3), hands("salarié", 0, 2), chair=Choice.AGAINST)


@pytest.mark.parametrize("silent", [None, ...])
def test_hands_need_a_rule(silent: Any) -> None:
    """Where the règlement says nothing of hands, the line is asked."""
    with pytest.raises(MissingRule) as error:
        show(hands("employeur", 3), hands("salarié", 2), scrutin=silent)
    assert error.value.line == LINE


def test_a_named_vote_takes_no_hands() -> None:
    """Where the règlement wants names, counts are refused and the rule is cited."""
    with pytest.raises(RefusedAct) as error:
        show(hands("employeur", 3), hands("salarié", 2), scrutin=VoteForm.NAMED)
    assert LINE in error.value.rule


def test_a_wrong_proxy_stops_the_hands_too() -> None:
    """The voices of a proxy that may not be used are not counted by hands either."""
    jury = sitting("e1", "s1", proxies="e2>s1")
    with pytest.raises(RefusedAct, match="même collège"):
        show(hands("employeur", 2), hands("salarié", 1), jury=jury)


def test_the_majority_of_all_members_counts_the_absent() -> None:
    """Three hands of five voices are not more than half of six members."""
    counts = (hands("employeur", 3), hands("salarié", 0, 2))
    assert show(*counts).adopted
    assert not show(*counts, majorite=Majority.ALL).adopted
