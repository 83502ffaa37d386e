"""Competence of the members: years in the trade, out of it, and those from outside."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gravity, JuryFinding
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Experience, Outsiders
from tests.domain.builders import TODAY
from tests.domain.jury.six import SIX, coded, rules

TRADE = Experience("salarié", 3, years_out=5)


def found(rule: dict[str, Any], **first: Any) -> tuple[JuryFinding, ...]:
    """What is found when s1 has these fields and the others have plenty of everything."""
    full = {"experience_years": 9, "years_out": 0, "outside": True}
    members = tuple(
        replace(member, **{**full, **(first if member.id == "s1" else {})})
        for member in SIX.members
    )
    jury = replace(SIX, members=members)
    return check_composition(rules(**rule), jury, route=Route.CONTINUING, on=TODAY)


@pytest.mark.parametrize(
    ("years", "out", "codes"),
    [
        (3, 5, []),
        (2, 5, ["experience"]),
        (3, 6, ["hors_metier"]),
        (0, 20, ["experience", "hors_metier"]),
    ],
)
def test_years_in_and_out_of_the_trade(years: int, out: int, codes: list[str]) -> None:
    """Three years, and left for five at most: each limit is included, each fault blocks."""
    findings = found({"experience": TRADE}, experience_years=years, years_out=out)
    assert coded(findings) == codes
    assert all(item.severity is Gravity.BLOCKING for item in findings)
    assert all(item.juror == "s1" for item in findings)


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("experience_years", "S1 : expérience non renseignée, il en faut au moins 3 : renseignez"),
        ("years_out", "S1 : nul n'a dit depuis quand ce membre n'exerce plus, ou s'il exerce"),
    ],
)
def test_what_nobody_said_is_asked(field: str, asked: str) -> None:
    """An unknown is a warning that asks, not a fault and not a yes."""
    (only,) = found({"experience": TRADE}, **{field: None})
    assert only.severity is Gravity.WARNING
    assert only.sentence.startswith(asked)


def test_the_other_college_is_not_asked() -> None:
    """Only the colleges of the rule need the experience; naming both asks both."""
    assert found({"experience": Experience("employeur", 3)}, experience_years=0) == ()
    both = Experience("employeur", 3, None, ("salarié",))
    assert coded(found({"experience": both}, experience_years=0)) == ["experience"]
    assert found({"experience": Experience("salarié", 3)}, years_out=40) == ()


def share(*outside: bool | None) -> tuple[JuryFinding, ...]:
    """What is found when the first members come from outside, or not, or nobody knows."""
    members = tuple(
        replace(member, outside=known) for member, known in zip(SIX.members, outside, strict=True)
    )
    jury = replace(SIX, members=members)
    asked = rules(exterieurs=Outsiders(Decimal(50)))
    return check_composition(asked, jury, route=Route.CONTINUING, on=TODAY)


def test_half_of_the_jury_from_outside() -> None:
    """Three of six is half; two of six blocks and says what is asked."""
    assert share(True, True, True, False, False, False) == ()
    (only,) = share(True, True, False, False, False, False)
    assert (only.code, only.severity) == ("exterieurs", Gravity.BLOCKING)
    assert only.sentence.startswith("2 sur 6 membres présents viennent de l'extérieur")
    assert "il en faut 50 %" in only.sentence


def test_unknown_members_are_asked_when_they_decide() -> None:
    """An unknown that could make the half is asked by name; one that could not leaves a refusal."""
    (asked,) = share(True, True, None, False, False, False)
    assert asked.severity is Gravity.WARNING
    assert asked.sentence.endswith("dites si E3 en vient.")
    (two,) = share(True, None, None, False, False, False)
    assert two.sentence.endswith("dites si E2 et E3 en viennent.")
    (no,) = share(True, None, False, False, False, False)
    assert no.severity is Gravity.BLOCKING
    assert no.sentence.startswith("1 sur 6 membres présents vient de")


def test_nobody_present_is_another_matter() -> None:
    """An empty room has no share: the absences are said, not the share."""
    members = tuple(replace(member, present=False) for member in SIX.members)
    asked = rules(exterieurs=Outsiders(Decimal(50)))
    jury = replace(SIX, members=members)
    assert "exterieurs" not in coded(
        check_composition(asked, jury, route=Route.CONTINUING, on=TODAY)
    )
