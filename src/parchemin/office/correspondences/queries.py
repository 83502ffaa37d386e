"""Reads of correspondences: what the texts state, what the certifier decided, what could be."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from parchemin.domain.correspondences.proposals import BlocMatch, propose
from parchemin.domain.correspondences.rule import CorrespondenceRule, rules_stated
from parchemin.domain.referentiel import Certification, CertificationReference, Correspondence
from parchemin.office.correspondences.models import Rule
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import (
    certification_of,
    published_versions,
)


@dataclass(frozen=True)
class Recorded:
    """A rule of the certifier: the row, and the rule it makes."""

    row: Rule
    rule: CorrespondenceRule


def recorded_rules(numbers: Collection[str]) -> dict[str, list[Recorded]]:
    """The certifier's rules towards each of these certifications; one query."""
    found: dict[str, list[Recorded]] = defaultdict(list)
    rows = Rule.objects.filter(given_number__in=numbers)
    for row in rows.select_related("end", "recorded_by").order_by("id"):
        found[row.given_number].append(Recorded(row, row.as_domain()))
    return found


def rules_towards(certification: Certification) -> tuple[CorrespondenceRule, ...]:
    """Every rule that may give something of this certification: of its text, then decided."""
    number = certification.number or ""
    decided = recorded_rules([number])[number]
    return (*rules_stated(certification), *(each.rule for each in decided))


def with_decided(certifications: Mapping[int, Certification], on: date) -> dict[int, Certification]:
    """The same certifications, with the correspondences decided and in force that day; one query.

    A rule recorded after that day changes nothing that was decided then.
    """
    numbers = {each.number for each in certifications.values() if each.number}
    rules = recorded_rules(numbers)
    return {
        key: _with(certification, rules.get(certification.number or "", ()), on)
        for key, certification in certifications.items()
    }


def _with(certification: Certification, rules: Collection[Recorded], on: date) -> Certification:
    added = tuple(
        Correspondence(
            kind=each.rule.kind,
            blocs=tuple(sorted(each.rule.given.blocs)),
            certification=CertificationReference(number=each.rule.held.number),
            target_blocs=tuple(sorted(each.rule.held.blocs)),
            decision=each.rule.decision,
        )
        for each in rules
        if each.rule.in_force(on) and timezone.localdate(each.row.recorded_at) <= on
    )
    if not added:
        return certification
    return replace(certification, correspondences=(*certification.correspondences, *added))


def followed() -> list[tuple[Version, int, int]]:
    """Each certification published: its version in force, rules its text states, rules decided."""
    newest: dict[str, Version] = {}
    for version in published_versions():
        newest.setdefault(version.number, version)
    decided = recorded_rules(newest.keys())
    return [
        (version, len(certification_of(version).correspondences), len(decided[number]))
        for number, version in newest.items()
    ]


def comparable(number: str) -> list[tuple[str, str]]:
    """The other certifications of which the office has a text: number, number and title."""
    rows = Version.objects.exclude(number__in=["", number]).order_by("number", "-rank")
    titles: dict[str, str] = {}
    for other, title in rows.values_list("number", "title"):
        titles.setdefault(other, f"{other} · {title}")
    return list(titles.items())


def proposals(here: Certification, there: Certification) -> tuple[BlocMatch, ...]:
    """The pairs of blocs to look at, the closest texts first; nobody has decided anything."""
    return propose(here, there)
