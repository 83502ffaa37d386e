"""Proxies: who may give his voice, to whom, how many; each fault has its own sentence."""

from dataclasses import replace
from typing import Any

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gravity, JuryFinding
from parchemin.domain.jury.tally import Ballot, Choice, Tally
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Majority, Permission, Proxies
from tests.domain.builders import TODAY
from tests.domain.jury.six import ALLOWED, coded, rules, sitting

LINE = "jury.certification.procurations"


def found(there: str, proxies: str, **changes: Any) -> tuple[JuryFinding, ...]:
    """What is found about the jury of six with these people there and these proxies."""
    jury = sitting(*there.split(), proxies=proxies, **changes.pop("jury", {}))
    return check_composition(rules(**changes), jury, route=Route.CONTINUING, on=TODAY)


def test_a_proxy_within_the_rules_says_nothing() -> None:
    """One absent member, one holder of the same college: nothing to say."""
    assert found("e1 s1", "e2>e1 s2>s1") == ()


@pytest.mark.parametrize(
    ("there", "proxies", "code", "sentence"),
    [
        ("e1 s1", "e2>e1 e3>e1", "procuration_en_trop", "E1 porte 2 procurations, le règlement en"),
        ("e1 s1", "e2>e3", "procuration_a_un_absent", "E2 a donné procuration à E3, qui est abs"),
        ("e1 e2 s1", "e2>e1", "procuration_d_un_present", "E2 est présent et vote lui-même"),
        ("e1 s1", "e2>s1", "procuration_autre_college", "E2 (employeur) a donné procuration à S1"),
        ("e1 s1", "zz>e1", "procuration_inconnue", "« zz » ne siège pas dans ce jury"),
        ("e1 s1", "e2>zz", "procuration_inconnue", "« zz » ne siège pas dans ce jury"),
        ("e1 s1", "e2>e2", "procuration_en_cercle", "E2 s'est donné procuration à soi-même"),
    ],
)
def test_each_fault_has_its_sentence(there: str, proxies: str, code: str, sentence: str) -> None:
    """A proxy that may not be used is one blocking finding, in its own words, with the rule."""
    (only,) = found(there, proxies)
    assert (only.code, only.severity) == (code, Gravity.BLOCKING)
    assert only.sentence.startswith(sentence)
    assert "procurations" in only.rule


def test_the_surplus_is_counted() -> None:
    """The number to take back is told: three held, one allowed, two too many."""
    (only,) = found("e1 s1", "e2>e1 e3>e1", procurations=ALLOWED)
    assert only.sentence.endswith("le règlement en admet 1 par membre : retirez-en 1.")
    two = Proxies(Permission.ALLOWED, per_member=2, same_college=True, in_quorum=True)
    assert found("e1 s1", "e2>e1 e3>e1", procurations=two) == ()
    assert only.juror == "e1"


@pytest.mark.parametrize("proxies", ["e2>e3 e3>e2", "e3>e2 e2>e3"])
def test_a_circle_is_said_once(proxies: str) -> None:
    """Two absent members who hold each other's proxy: the circle once, each absent holder too."""
    codes = coded(found("e1 s1", proxies))
    assert codes.count("procuration_en_cercle") == 1
    assert codes.count("procuration_a_un_absent") == 2


def test_a_chain_that_ends_is_no_circle() -> None:
    """A proxy given to somebody who gave his: the holder is absent, there is no circle."""
    codes = coded(found("e1 s1", "e2>e3 e3>e1"))
    assert codes == ["procuration_a_un_absent"]


def test_a_circle_behind_a_chain_is_found() -> None:
    """A chain that leads into a circle it is no part of: the circle is still said."""
    codes = coded(found("e1 s1", "e1>e2 e2>e3 e3>e2", jury={"chair": "s1"}))
    assert "procuration_en_cercle" in codes


def test_one_voice_is_given_once() -> None:
    """The same voice given to two holders is refused."""
    codes = coded(found("e1 e3 s1", "e2>e1 e2>e3"))
    assert codes == ["procuration_double"]


@pytest.mark.parametrize(
    ("rule", "there", "proxies", "asked"),
    [
        (Proxies(Permission.ALLOWED, 1), "e1 s1", "e2>s1", "« college »"),
        (Proxies(Permission.ALLOWED, None, True), "e1 s1", "e2>e1 e3>e1", "« par_membre »"),
    ],
)
def test_what_the_text_leaves_open_is_asked_when_it_decides(
    rule: Proxies, there: str, proxies: str, asked: str
) -> None:
    """A number or a college the règlement does not say names the line, only when it matters."""
    (only,) = found(there, proxies, procurations=rule)
    assert (only.code, only.line) == ("regle_manquante", LINE)
    assert asked in only.sentence
    assert found("e1 s1", "e2>e1", procurations=rule) == ()


def test_no_rule_no_proxy() -> None:
    """Where the text is silent on proxies the line is asked; where it forbids, it is cited."""
    for silent in (None, ...):
        (only,) = found("e1 s1", "e2>e1", procurations=silent)
        assert only.line == LINE
        assert found("e1 s1", "", procurations=silent) == ()
    (no,) = found("e1 s1", "e2>e1", procurations=Proxies(Permission.FORBIDDEN))
    assert no.code == "procuration_interdite"


def test_a_majority_of_those_present_weighs_no_proxy() -> None:
    """Where only the present count, a proxy is refused instead of outweighing them."""
    codes = coded(found("e1 s1", "e2>e1", majorite=Majority.PRESENT))
    assert codes == ["procuration_hors_majorite"]


@pytest.mark.parametrize(("giver", "holder"), [("e2", "e1"), ("e1", "e2")])
def test_a_member_without_a_vote_gives_and_holds_none(giver: str, holder: str) -> None:
    """Neither the giver nor the holder may be there only to listen."""
    jury = sitting(holder, "s1", proxies=f"{giver}>{holder}", chair="s1")
    mute = replace(
        jury, members=tuple(replace(each, voting=each.id != "e2") for each in jury.members)
    )
    codes = coded(check_composition(rules(), mute, route=Route.CONTINUING, on=TODAY))
    assert "procuration_sans_voix" in codes


def vote(proxies: str, *names: str, **changes: Any) -> Tally:
    """The vote of these people, all for."""
    jury = sitting("e1", "s1", proxies=proxies)
    ballots = [Ballot(name, Choice.FOR) for name in names]
    return count_votes(rules(**changes), jury, ballots, route=Route.CONTINUING, on=TODAY)


def test_a_represented_member_has_a_ballot() -> None:
    """The voice of the absent member counts, and lacks when it is not given."""
    assert vote("e2>e1", "e1", "s1", "e2").votes_for == 3
    with pytest.raises(RefusedAct, match="il manque la voix de E2"):
        vote("e2>e1", "e1", "s1")


def test_a_vote_with_a_wrong_proxy_is_refused_whole() -> None:
    """Counting stops at a proxy that may not be used, even if nobody looked at the composition."""
    with pytest.raises(RefusedAct, match="mandataire doit être du même collège"):
        vote("e2>s1", "e1", "s1", "e2")
    with pytest.raises(MissingRule) as error:
        vote("e2>e1", "e1", "s1", "e2", procurations=None)
    assert error.value.line == LINE
    with pytest.raises(MissingRule, match="par_membre"):
        vote("e2>e1 e3>e1", "e1", procurations=Proxies(Permission.ALLOWED))
