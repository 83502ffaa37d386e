"""The chair: named, present, of the right college, within its mandate, in turn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gravity, Jury, Proxy
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Chairing, Permission, Proxies, Seats
from tests.domain.builders import EMPLOYEE, EMPLOYER, JURY, TODAY, jury_with, reglement


def codes(jury: Jury, on: date = TODAY, **rules: Any) -> list[str]:
    """The codes of what is found about the jury."""
    found = check_composition(reglement(**rules), jury, route=Route.CONTINUING, on=on)
    return [finding.code for finding in found]


def test_nobody_chairs() -> None:
    """A jury without chair, or whose chair is not a member, cannot sit."""
    assert codes(replace(JURY, chair=None)) == ["sans_president"]
    assert codes(replace(JURY, chair="zz")) == ["sans_president"]


def test_an_absent_chair_does_not_chair() -> None:
    """A chair who is absent is named."""
    jury = jury_with(chair="s", employee={"present": False})
    assert "sans_president" in codes(jury)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2025, 12, 31), ["mandat_expire"]),
        (date(2026, 1, 1), []),
        (date(2027, 12, 31), []),
        (date(2028, 1, 1), ["mandat_expire"]),
    ],
)
def test_a_mandate_of_two_years(on: date, found: list[str]) -> None:
    """A mandate begun on 1 January 2026 covers two years to the day."""
    assert codes(JURY, on) == found


def test_an_unknown_start_is_a_warning() -> None:
    """A mandate whose start nobody wrote is told without blocking."""
    found = check_composition(
        reglement(), replace(JURY, chair_since=None), route=Route.CONTINUING, on=TODAY
    )
    assert [(item.code, item.severity) for item in found] == [("mandat_inconnu", Gravity.WARNING)]


def test_colleges_take_turns() -> None:
    """The college that chaired before cannot chair again; the other can."""
    assert codes(replace(JURY, previous_chair_college="employeur")) == ["alternance_rompue"]
    assert codes(replace(JURY, previous_chair_college="salarié")) == []


def test_always_the_same_college() -> None:
    """Where one college always chairs, another cannot, and turns do not matter."""
    rule = Chairing(("employeur",))
    again = replace(JURY, previous_chair_college="employeur", chair_since=None)
    assert codes(again, jury__certification__presidence=rule) == []
    other = replace(JURY, chair="s")
    assert codes(other, jury__certification__presidence=rule) == ["presidence_college"]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, TODAY, []),
        (TODAY, None, []),
        (None, date(2026, 6, 14), ["mandat_expire"]),
        (date(2026, 6, 16), None, ["mandat_expire"]),
    ],
)
def test_the_mandate_of_a_member(since: date | None, until: date | None, found: list[str]) -> None:
    """A member sits from the first day of the mandate to the last, both included."""
    assert codes(jury_with(employee={"mandate_from": since, "mandate_until": until})) == found


VICE = {"jury__certification__presidence": Chairing(("employeur", "salarié"), vice=True)}


def test_a_vice_chair_is_asked_for() -> None:
    """Where the règlement wants a vice-chair, nobody named is told without blocking."""
    found = check_composition(reglement(**VICE), JURY, route=Route.CONTINUING, on=TODAY)
    assert [(item.code, item.severity) for item in found] == [
        ("sans_vice_president", Gravity.WARNING)
    ]
    assert codes(replace(JURY, vice_chair="s"), **VICE) == []


def test_the_vice_chair_is_of_the_other_college() -> None:
    """A vice-chair of the chair's own college is refused."""
    other = replace(EMPLOYEE, id="f", name="Mme F", college="employeur")
    jury = replace(JURY, members=(*JURY.members, other), vice_chair="f")
    assert "vice_presidence_college" in codes(jury, **VICE)


def test_the_vice_chair_chairs_when_the_chair_is_away() -> None:
    """With the chair away the vice-chair presides, whatever college chairs as a rule."""
    third = replace(EMPLOYER, id="f", name="Mme F")
    away = replace(EMPLOYER, present=False)
    jury = replace(JURY, members=(away, EMPLOYEE, third), vice_chair="s")
    seats = {"jury__certification__colleges": Seats((("employeur", 2), ("salarié", 1)))}
    only = {"jury__certification__presidence": Chairing(("employeur",), vice=True), **seats}
    assert codes(jury, **only) == []
    assert jury.presiding == EMPLOYEE
    unforeseen = {"jury__certification__presidence": Chairing(("employeur",)), **seats}
    assert codes(jury, **unforeseen) == ["vice_presidence_non_prevue"]


def test_nobody_presides_when_both_are_away() -> None:
    """Chair and vice-chair away: the jury has no chair, and it is the chair who is named."""
    jury = jury_with(chair="s", vice_chair="s", employee={"present": False})
    found = check_composition(reglement(**VICE), jury, route=Route.CONTINUING, on=TODAY)
    (none,) = [item for item in found if item.code == "sans_president"]
    assert none.sentence.startswith("M. S est absent")
    assert jury.presiding is None


def test_a_listener_does_not_chair() -> None:
    """A member without a vote cannot hold the chair."""
    jury = replace(jury_with(employee={"voting": False}), chair="s")
    assert "presidence_sans_voix" in codes(jury)


def test_a_mandate_is_looked_at_for_the_represented_too() -> None:
    """A represented member whose mandate ended gives no voice; an absent one is nobody's matter."""
    members = (
        EMPLOYER,
        replace(EMPLOYEE, present=False, mandate_until=date(2026, 6, 14)),
    )
    away = replace(JURY, members=members)
    assert "mandat_expire" not in codes(away)
    given = replace(away, proxies=(Proxy("s", "e"),))
    free = Proxies(Permission.ALLOWED, 1, same_college=False, in_quorum=True)
    assert "mandat_expire" in codes(given, jury__certification__procurations=free)
