"""What the règlement of a jury says of it: its colleges, its routes, the plan of its candidates."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import prefetch_related_objects

from parchemin.domain.deliberation.plan import Plan, prepare
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Seats
from parchemin.domain.rules.keys import JURY_ROUTES, SEATS
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.candidates.models import Enrolment
from parchemin.office.correspondences.queries import with_decided
from parchemin.office.juries.models import Jury
from parchemin.office.partners.queries import stated_dates
from parchemin.office.referentiels.complements import completed
from parchemin.office.referentiels.models import ReglementVersion
from parchemin.office.referentiels.queries import certification_of, reglement_of


def reglement_for(jury: Jury) -> Reglement:
    """The règlement this jury applies to itself: composition, votes, delivery."""
    return reglement_of(jury.reglement)


def colleges(reglement: Reglement) -> tuple[str, ...]:
    """Every college a jury of this règlement may have, in the order of the file."""
    named: dict[str, None] = {}
    for jury in reglement.juries:
        for clause in reglement.clauses.get(SEATS.at(jury).path, ()):
            if isinstance(clause.value, Seats):
                named.update(dict.fromkeys(clause.value.colleges))
    return tuple(named)


def colleges_in_use() -> tuple[str, ...]:
    """The colleges of every published règlement, each once."""
    newest: dict[str, ReglementVersion] = {}
    for version in ReglementVersion.objects.order_by("number", "-rank"):
        newest.setdefault(version.number, version)
    named: dict[str, None] = {}
    for version in newest.values():
        named.update(dict.fromkeys(colleges(reglement_of(version))))
    return tuple(named)


def first_routes(reglement: Reglement, on: date) -> tuple[Route, ...]:
    """The routes to check a jury on while it has no candidate: one for each jury described."""
    found = []
    for jury in reglement.juries:
        ruled = reglement.rule_or_none(JURY_ROUTES.at(jury), on)
        if ruled is not None and ruled.value:
            found.append(ruled.value[0])
    return tuple(found)


def plans_for(enrolments: Iterable[Enrolment], on: date) -> dict[tuple[int, int], Plan]:
    """The plan of each (version, règlement) the candidates entered with, read once each.

    The dates its public text leaves out are those the certifier states; the correspondences that
    the certifier decided are added to those of the text.
    """
    paths = list(enrolments)
    prefetch_related_objects(paths, "version", "reglement")
    versions = {path.version_id: path.version for path in paths}
    reglements = {path.reglement_id: path.reglement for path in paths}
    stated = stated_dates({version.number for version in versions.values()})
    described = with_decided(
        {key: certification_of(version) for key, version in versions.items()}, on
    )
    plans = {}
    for version, reglement in {(path.version_id, path.reglement_id) for path in paths}:
        dates = completed(described[version].dates, stated.get(versions[version].number))
        certification = replace(described[version], dates=dates)
        rules = reglement_of(reglements[reglement])
        plans[version, reglement] = prepare(certification, rules, on=on)
    return plans
