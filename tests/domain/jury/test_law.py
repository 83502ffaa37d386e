"""What the law adds to a VAE jury."""

from dataclasses import replace
from typing import Any

import pytest

from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gender, Gravity, Jury, JuryFinding, Link
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Quorum, QuorumKind, Seats
from tests.domain.builders import EMPLOYEE, EMPLOYER, JURY, TODAY, jury_with, reglement


def findings(jury: Jury, route: Route = Route.EXPERIENCE, **rules: Any) -> tuple[JuryFinding, ...]:
    """What is found about a VAE jury."""
    return check_composition(reglement(**rules), jury, route=route, on=TODAY, candidates=("c1",))


def codes(jury: Jury, route: Route = Route.EXPERIENCE, **rules: Any) -> list[str]:
    """The codes of what is found."""
    return [finding.code for finding in findings(jury, route, **rules)]


def test_a_lawful_jury() -> None:
    """A woman and a man, both qualified, without link: nothing to say."""
    assert codes(JURY) == []


def test_two_people_at_least() -> None:
    """One person is not a VAE jury, even where the règlement is content with one."""
    rules = {
        "jury__certification__colleges": Seats((("employeur", 1),)),
        "jury__certification__parite": ...,
        "jury__certification__quorum": Quorum(QuorumKind.AT_LEAST, 1),
    }
    alone = replace(JURY, members=(EMPLOYER,))
    assert codes(alone, **rules) == ["vae_effectif", "vae_mixite"]
    assert codes(alone, Route.CONTINUING, **rules) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (True, None, []),
        (False, True, []),
        (None, None, ["vae_qualifies"]),
        (False, False, ["vae_qualifies"]),
    ],
)
def test_one_qualified_at_least(first: bool | None, second: bool | None, found: list[str]) -> None:
    """One qualified member is enough; unknown is not qualified."""
    members = (replace(EMPLOYER, qualified=first), replace(EMPLOYEE, qualified=second))
    assert codes(replace(JURY, members=members)) == found


def test_women_and_men() -> None:
    """A jury of one sex blocks; a sex nobody wrote is a warning; other routes do not ask."""
    women = jury_with(employee={"gender": Gender.WOMAN})
    assert codes(women) == ["vae_mixite"]
    assert codes(women, Route.CONTINUING) == []
    (unknown,) = findings(jury_with(employee={"gender": None}))
    assert unknown.severity is Gravity.WARNING


@pytest.mark.parametrize("link", Link)
def test_no_link_whatever_the_reglement(link: Link) -> None:
    """The law excludes every link even where the règlement is silent."""
    jury = jury_with(employee={"links": {"c1": link}})
    (found,) = findings(jury, jury__certification__independance=None)
    assert found.severity is Gravity.BLOCKING
    assert "vae.independance" in found.rule
