"""Members who change once the jury is open, and supplementary ones."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gravity, JuryFinding, Proxy, Replacement
from parchemin.domain.jury.tally import Ballot, Choice
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Majority, Seats
from tests.domain.builders import JURY, TODAY, jury_with, reglement
from tests.domain.jury.six import SIX, coded, juror, rules

NEW = juror("s4")


def replaced(**changes: Any) -> Any:
    """M. S left his seat to S4 on the day of the jury."""
    values = {"leaving": "s", "coming": "s4", "on": TODAY, "reason": "empêché", **changes}
    gone = values.pop("gone", {"present": False})
    coming = values.pop("new", NEW)
    jury = jury_with(employee=gone)
    return replace(jury, members=(*jury.members, coming), replacements=(Replacement(**values),))


def found(jury: Any) -> tuple[JuryFinding, ...]:
    """What is found about the jury of two."""
    return check_composition(reglement(), jury, route=Route.CONTINUING, on=TODAY)


def test_a_seat_passes_to_another_member() -> None:
    """The seat is held by the one who came: nothing vacant, nothing too many."""
    assert found(replaced()) == ()


@pytest.mark.parametrize(
    ("changes", "code", "sentence"),
    [
        ({"new": juror("e4"), "coming": "e4"}, "remplacement_autre_college", "pas « employeur »"),
        ({"reason": "  "}, "remplacement_sans_motif", "écrivez le motif"),
        ({"on": date(2026, 6, 16)}, "remplacement_a_venir", "à partir du 16/06/2026"),
        ({"gone": {"present": True}}, "remplace_present", "M. S est encore noté présent"),
        ({"leaving": "zz"}, "remplacement_inconnu", "« zz » ne figure pas au jury"),
        ({"coming": "zz"}, "remplacement_inconnu", "« zz » ne figure pas au jury"),
        ({"leaving": "s4"}, "remplacement_inconnu", "S4 ne peut pas se remplacer soi-même"),
    ],
)
def test_a_replacement_that_does_not_hold(
    changes: dict[str, Any], code: str, sentence: str
) -> None:
    """Another college, no reason, a later day, both in the room, a stranger: each blocks."""
    (fault,) = [item for item in found(replaced(**changes)) if item.code == code]
    assert fault.severity is Gravity.BLOCKING
    assert sentence in fault.sentence
    assert "colleges" in fault.rule


def test_who_left_votes_no_more() -> None:
    """The ballot of the one who left is refused, and says who holds the seat."""
    jury = replaced()
    ballots = [Ballot("e", Choice.FOR), Ballot("s", Choice.FOR)]
    with pytest.raises(RefusedAct, match=r"M\. S a laissé son siège à S4"):
        count_votes(reglement(), jury, ballots, route=Route.CONTINUING, on=TODAY)
    ballots = [Ballot("e", Choice.FOR), Ballot("s4", Choice.FOR)]
    every = reglement(jury__certification__majorite=Majority.ALL)
    tally = count_votes(every, jury, ballots, route=Route.CONTINUING, on=TODAY)
    assert (tally.adopted, tally.base) == (True, 2)


def test_who_left_gives_no_proxy() -> None:
    """The seat has one voice: a proxy of the one who left represents nobody."""
    members = (*(replace(each, present=each.id != "e2") for each in SIX.members), juror("e4"))
    jury = replace(SIX, members=members, proxies=(Proxy("e2", "e1"),))
    assert [member.id for member in jury.represented] == ["e2"]
    gone = (Replacement(leaving="e2", coming="e4", on=TODAY, reason="malade"),)
    assert replace(jury, replacements=gone).represented == ()


def standing(present: bool, *, filled: bool) -> tuple[JuryFinding, ...]:
    """What is found with a supplementary employee, M. S being there or not."""
    jury = jury_with(employee={"present": present})
    more = (juror("s4", supplementary=True),) if filled else ()
    return found(replace(jury, members=(*jury.members, *more)))


def test_a_supplementary_member_stands_for_an_absent_one() -> None:
    """He sits when a member of his college is away, and takes no seat of his own."""
    assert standing(present=False, filled=True) == ()
    assert standing(present=True, filled=False) == ()
    codes = coded(standing(present=True, filled=True))
    assert "suppleant_en_trop" in codes
    assert "siege_en_trop" not in codes


def test_the_surplus_of_supplementary_members_is_told() -> None:
    """The sentence says how many are too many for how many seats."""
    jury = replace(JURY, members=(*JURY.members, juror("s4", supplementary=True)))
    (fault,) = [item for item in found(jury) if item.code == "suppleant_en_trop"]
    assert fault.sentence.startswith("S4 : 1 suppléant de trop, le collège « salarié »")


def test_a_supplementary_voice_adds_no_seat_to_the_majority() -> None:
    """The majority of all members stays that of the seats."""
    jury = jury_with(employee={"present": False})
    jury = replace(jury, members=(*jury.members, juror("s4", supplementary=True)))
    ballots = [Ballot("e", Choice.FOR), Ballot("s4", Choice.FOR)]
    every = reglement(jury__certification__majorite=Majority.ALL)
    assert count_votes(every, jury, ballots, route=Route.CONTINUING, on=TODAY).base == 2


def test_where_seats_have_no_bound_nobody_is_too_many() -> None:
    """A least number of seats bounds neither members nor supplementary ones; too few block."""
    seats = Seats((("employeur", 1), ("salarié", 4)), at_least=True)
    jury = replace(SIX, members=(*SIX.members, juror("s4", supplementary=True)))
    open_rules = rules(colleges=seats)
    codes = coded(check_composition(open_rules, jury, route=Route.CONTINUING, on=TODAY))
    assert codes == ["college_incomplet"]
    enough = replace(SIX, members=(*SIX.members, juror("s4"), juror("s5")))
    assert check_composition(open_rules, enough, route=Route.CONTINUING, on=TODAY) == ()
