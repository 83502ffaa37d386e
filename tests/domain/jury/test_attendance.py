"""The running quorum: who is there, what is asked, what lacks, in one sentence."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from parchemin.domain.jury.attendance import QuorumState, quorum_state
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import (
    Advisory,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
)
from tests.domain.builders import TODAY
from tests.domain.jury.constats import doubled
from tests.domain.jury.six import SIX, juror, rules, sitting

HALF = Quorum(QuorumKind.SHARE, share=Fraction(1, 2))
MORE_THAN_HALF = Quorum(QuorumKind.SHARE, share=Fraction(1, 2), more=True)
TWO_THIRDS = Quorum(QuorumKind.SHARE, share=Fraction(2, 3))
BY_COLLEGE = Quorum(QuorumKind.PER_COLLEGE, by_college=(("employeur", 2), ("salarié", 1)))


def state(there: str, quorum: Quorum | None, proxies: str = "", **changes: Any) -> QuorumState:
    """The state with these people there."""
    jury = sitting(*there.split(), proxies=proxies)
    return quorum_state(rules(quorum=quorum, **changes), jury, route=Route.CONTINUING, on=TODAY)


@pytest.mark.parametrize(
    ("quorum", "there", "reached"),
    [
        (HALF, "e1 e2", False),
        (HALF, "e1 e2 s1", True),
        (MORE_THAN_HALF, "e1 e2 s1", False),
        (MORE_THAN_HALF, "e1 e2 s1 s2", True),
        (TWO_THIRDS, "e1 e2 s1", False),
        (TWO_THIRDS, "e1 e2 s1 s2", True),
        (BY_COLLEGE, "e1 s1 s2 s3", False),
        (BY_COLLEGE, "e1 e2 e3", False),
        (BY_COLLEGE, "e1 e2 s3", True),
        (Quorum(QuorumKind.ONE_PER_COLLEGE), "e1 e2 e3", False),
        (Quorum(QuorumKind.ONE_PER_COLLEGE), "e1 s3", True),
        (Quorum(QuorumKind.AT_LEAST, 4), "e1 e2 s1", False),
        (Quorum(QuorumKind.AT_LEAST, 4), "e1 e2 s1 s2", True),
        (Quorum(QuorumKind.ALL_SEATS), "e1 e2 e3 s1 s2", False),
        (Quorum(QuorumKind.ALL_SEATS), "e1 e2 e3 s1 s2 s3", True),
    ],
)
def test_each_way_of_counting(quorum: Quorum, there: str, reached: bool) -> None:
    """Each kind of quorum, one member either side of it."""
    found = state(there, quorum)
    assert (found.reached, [member.id for member in found.present]) == (reached, there.split())


@pytest.mark.parametrize(
    ("quorum", "there", "sentence"),
    [
        (HALF, "e1", "Le quorum n'est pas atteint : 1 présent, il faut 3 membres ; il manque 2 m"),
        (HALF, "e1 e2 s1", "Le quorum est atteint : 3 présents, il faut 3 membres."),
        (
            BY_COLLEGE,
            "e1",
            (
                "Le quorum n'est pas atteint : 1 présent, il faut 2 membres du collège « employeur » et "
                "1 membre du collège « salarié » ; il manque 1 membre du collège « employeur » et "
                "1 membre du collège « salarié »."
            ),
        ),
        (
            Quorum(QuorumKind.ONE_PER_COLLEGE),
            "",
            (
                "Le quorum n'est pas atteint : 0 présent, il faut un membre de chaque collège ; il "
                "manque 1 membre du collège « employeur » et 1 membre du collège « salarié »."
            ),
        ),
    ],
)
def test_the_sentence_says_who_lacks(quorum: Quorum, there: str, sentence: str) -> None:
    """One sentence says who is there, what is asked and what lacks."""
    found = state(there, quorum)
    assert found.sentence.startswith(sentence)
    assert "jury.certification.quorum" in found.rule


def test_the_represented_count_where_the_text_says_so() -> None:
    """A represented member makes the quorum only when the règlement counts him."""
    three = Quorum(QuorumKind.AT_LEAST, 3)
    counted = state("e1 s1", three, "e2>e1")
    assert counted.reached
    assert counted.sentence == (
        "Le quorum est atteint : 2 présents et 1 représenté, il faut 3 membres."
    )
    assert [member.id for member in counted.represented] == ["e2"]
    only = Proxies(Permission.ALLOWED, 1, True, in_quorum=False)
    assert state("e1 s1", three, "e2>e1", procurations=only).reached is False


def test_the_text_is_asked_only_when_it_decides() -> None:
    """Silent on whether the represented count: asked when they would make it, not otherwise."""
    silent = Proxies(Permission.ALLOWED, 1, True)
    asked = state("e1 s1", Quorum(QuorumKind.AT_LEAST, 3), "e2>e1", procurations=silent)
    assert (asked.reached, asked.line) == (None, "jury.certification.procurations")
    assert [member.id for member in (*asked.present, *asked.represented)] == ["e1", "s1", "e2"]
    assert state("e1 s1", Quorum(QuorumKind.AT_LEAST, 2), "e2>e1", procurations=silent).reached
    far = state("e1 s1", Quorum(QuorumKind.AT_LEAST, 5), "e2>e1", procurations=silent)
    assert far.reached is False


def test_a_silent_quorum_says_the_line() -> None:
    """Where nothing says the quorum, who is there is still told, with the line to write."""
    found = state("e1 s1", None)
    assert (found.reached, found.line) == (None, "jury.certification.quorum")
    assert len(found.present) == 2
    assert found.needed == ""


def test_two_rules_of_quorum_say_it_without_a_line() -> None:
    """Two lines in force the same day: nothing is to write, one of them is to close."""
    found = quorum_state(
        doubled("jury.certification.quorum"), SIX, route=Route.CONTINUING, on=TODAY
    )
    assert (found.reached, found.line) == (None, "")
    assert found.sentence.startswith("Deux règles s'appliquent le 15/06/2026")


def test_a_route_without_jury_says_the_line() -> None:
    """A route that no jury judges is told and never raised."""
    found = quorum_state(rules(), SIX, route=Route.STUDENT, on=TODAY)
    assert (found.reached, found.line) == (None, "jury.certification.voies")
    assert (len(found.present), found.represented) == (6, ())


def test_listeners_do_not_count() -> None:
    """A member of an advisory college makes no quorum."""
    guest = juror("g", college="formateurs")
    jury = replace(sitting("e1", "s1"), members=(*sitting("e1", "s1").members, guest))
    asked = rules(quorum=Quorum(QuorumKind.AT_LEAST, 3), sans_voix=Advisory(("formateurs",)))
    assert quorum_state(asked, jury, route=Route.CONTINUING, on=TODAY).reached is False


def test_all_seats_of_a_jury_without_bound() -> None:
    """Where seats are only a least number, all the members named are asked."""
    seats = Seats((("employeur", 1), ("salarié", 1)), at_least=True)
    every = Quorum(QuorumKind.ALL_SEATS)
    assert state("e1 e2 e3 s1 s2", every, colleges=seats).reached is False
    assert state("e1 e2 e3 s1 s2 s3", every, colleges=seats).reached
    few = replace(SIX, members=SIX.members[:1])
    found = quorum_state(rules(quorum=every, colleges=seats), few, route=Route.CONTINUING, on=TODAY)
    assert found.needed == "2 membres"
