"""Whether a jury may sit: colleges, parity, quorum, experience, links, people."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parchemin.domain.jury.composition import blocking, check_composition
from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding, Link
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Experience, Parity, Quorum, QuorumKind, Seats
from tests.domain.builders import EMPLOYEE, EMPLOYER, JURY, TODAY, jury_with, reglement


def findings(jury: Jury = JURY, **more: Any) -> tuple[JuryFinding, ...]:
    """What is found about a jury of continuing training."""
    return check_composition(
        more.pop("rules", reglement()),
        jury,
        route=more.pop("route", Route.CONTINUING),
        on=more.pop("on", TODAY),
        candidates=more.pop("candidates", ()),
    )


def codes(jury: Jury = JURY, **more: Any) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in findings(jury, **more)]


def extra(name: str, college: str, **more: Any) -> Juror:
    """One more member."""
    return Juror(id=name, name=name, college=college, **more)


def test_the_jury_of_two_may_sit() -> None:
    """A complete jury gives no finding at all."""
    assert findings() == ()


def test_an_absent_college_blocks() -> None:
    """Without the employees' college: college, parity and quorum are all said."""
    found = findings(jury_with(employee={"present": False}))
    assert [item.code for item in found] == ["college_absent", "parite_rompue", "quorum"]
    assert all(item.severity is Gravity.BLOCKING for item in found)
    assert "« règle jury.certification.colleges » (essai)" in found[0].rule


def test_a_vacant_seat_is_told() -> None:
    """An empty seat is a warning by itself, the absent college blocks."""
    found = findings(replace(JURY, members=(EMPLOYER,)))
    assert "siege_vacant" in [item.code for item in found if item.severity is Gravity.WARNING]
    assert found[-1].severity is Gravity.WARNING


def test_a_member_too_many_blocks() -> None:
    """Two members for one seat: the surplus is counted."""
    jury = replace(JURY, members=(*JURY.members, extra("t", "employeur")))
    found = findings(jury)
    assert [item.code for item in found] == ["siege_en_trop", "parite_rompue"]
    assert "2 membres pour 1 siège : retirez-en 1" in found[0].sentence


def test_an_unknown_college_blocks() -> None:
    """A member of a college the règlement does not know is named."""
    found = findings(replace(JURY, members=(*JURY.members, extra("t", "formateurs"))))
    assert [item.code for item in found] == ["college_inconnu"]
    assert "employeur, salarié" in found[0].sentence


def test_a_person_sits_once() -> None:
    """The same person in two seats is said once."""
    twin = replace(EMPLOYER, college="salarié")
    assert codes(replace(JURY, members=(EMPLOYER, twin))).count("personne_en_double") == 1


def test_no_parity_rule_no_parity() -> None:
    """Where the règlement asks no parity, an uneven jury may sit."""
    rules = reglement(
        jury__certification__parite=...,
        jury__certification__colleges=Seats((("employeur", 2), ("salarié", 1))),
    )
    jury = replace(JURY, members=(*JURY.members, extra("t", "employeur")))
    assert findings(jury, rules=rules) == ()
    uneven = reglement(
        jury__certification__parite=Parity(("employeur", "salarié")),
        jury__certification__colleges=Seats((("employeur", 2), ("salarié", 1))),
    )
    assert codes(jury, rules=uneven) == ["parite_rompue"]


@pytest.mark.parametrize(
    ("rule", "present", "reached"),
    [
        (Quorum(QuorumKind.ALL_SEATS), 3, False),
        (Quorum(QuorumKind.ALL_SEATS), 4, True),
        (Quorum(QuorumKind.AT_LEAST, 3), 3, True),
        (Quorum(QuorumKind.AT_LEAST, 3), 2, False),
        (Quorum(QuorumKind.ONE_PER_COLLEGE), 2, True),
    ],
)
def test_quorum(rule: Quorum, present: int, reached: bool) -> None:
    """Each way of counting a quorum, one member either side of it."""
    rules = reglement(
        jury__certification__quorum=rule,
        jury__certification__parite=...,
        jury__certification__colleges=Seats((("employeur", 2), ("salarié", 2))),
    )
    members = (EMPLOYER, EMPLOYEE, extra("t", "employeur"), extra("u", "salarié"))
    jury = replace(JURY, members=members[:present])
    assert ("quorum" not in codes(jury, rules=rules)) is reached


@pytest.mark.parametrize(("years", "code"), [(2, []), (1, ["experience"]), (None, ["experience"])])
def test_experience(years: int | None, code: list[str]) -> None:
    """Two years are enough, one is not, and unknown is not taken for enough."""
    rules = reglement(jury__certification__experience=Experience("salarié", 2))
    assert codes(jury_with(employee={"experience_years": years}), rules=rules) == code


def test_a_link_blocks_and_names_both() -> None:
    """A juror who trained one of the candidates is named with that candidate."""
    jury = jury_with(employee={"links": {"c2": Link.TRAINED}})
    assert codes(jury, candidates=("c1",)) == []
    (found,) = findings(jury, candidates=("c1", "c2"))
    assert (found.code, found.juror, found.candidate) == ("conflit", "s", "c2")
    assert found.severity is Gravity.BLOCKING


def test_a_link_without_rule_is_a_warning_with_its_line() -> None:
    """Where no rule excludes the link, it is shown with the line to write."""
    jury = jury_with(employee={"links": {"c1": Link.WORK}})
    rules = reglement(jury__certification__independance=None)
    (found,) = findings(jury, candidates=("c1",), rules=rules)
    assert found.severity is Gravity.WARNING
    assert found.line == "jury.certification.independance"
    assert blocking((found,)) == ()


def test_silent_rules_block_with_their_lines() -> None:
    """Every question the règlement leaves open is a blocking finding, all at once."""
    rules = reglement(
        jury__certification__colleges=None,
        jury__certification__quorum=...,
        jury__certification__presidence=None,
    )
    assert [item.line for item in findings(rules=rules)] == [
        "jury.certification.colleges",
        "jury.certification.quorum",
        "jury.certification.presidence",
    ]


def test_a_route_without_jury_blocks() -> None:
    """A route no jury judges is said once, with the line."""
    (found,) = findings(route=Route.APPRENTICESHIP)
    assert (found.code, found.line) == ("regle_manquante", "jury.certification.voies")


def test_an_empty_jury_is_described_and_never_raises() -> None:
    """A jury of nobody gives findings, not a failure."""
    found = codes(Jury(members=()))
    assert {"college_absent", "quorum", "sans_president"} <= set(found)


def test_a_jury_before_the_law_follows_its_reglement_alone() -> None:
    """A VAE jury held before the decree is not judged by it."""
    jury = jury_with(employee={"gender": EMPLOYER.gender}, chair_since=date(2024, 1, 1))
    assert codes(jury, route=Route.EXPERIENCE, on=date(2024, 4, 9)) == []
    assert codes(jury, route=Route.EXPERIENCE, on=date(2024, 4, 10)) == ["vae_mixite"]
