"""The chair: named, present, of the right college, within its mandate, in turn."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gravity, Jury
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Chairing
from tests.domain.builders import JURY, TODAY, jury_with, reglement


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
