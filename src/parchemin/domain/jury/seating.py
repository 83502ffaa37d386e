"""The jury as its règlement seats it: who has a vote, which rules apply."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from parchemin.domain.jury.members import Jury
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import ADVISORY
from parchemin.domain.rules.reglement import Reglement


def seated(reglement: Reglement, name: str, jury: Jury, on: date) -> Jury:
    """The same jury, its members of advisory colleges without a vote; raises ConflictingRules."""
    rule = reglement.rule_or_none(ADVISORY.at(name), on)
    if rule is None or not any(member.college in rule.value.colleges for member in jury.members):
        return jury
    members = tuple(
        replace(member, voting=False) if member.college in rule.value.colleges else member
        for member in jury.members
    )
    return replace(jury, members=members)


def by_experience(route: Route, also: Iterable[Route]) -> bool:
    """Whether the law on VAE applies: one of the routes of a candidate is enough."""
    return route is Route.EXPERIENCE or Route.EXPERIENCE in also
