"""Which people of the pool may sit that day on those candidates, and why the others may not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from parchemin.domain.french import counted, day
from parchemin.domain.jury.chair import mandate_findings
from parchemin.domain.jury.composition import blocking
from parchemin.domain.jury.independence import independence_rule
from parchemin.domain.jury.members import Juror, Jury
from parchemin.domain.jury.pool import LeftOut, Pooled
from parchemin.domain.jury.seating import seated
from parchemin.domain.jury.skills import experience_findings
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import INDEPENDENCE, SEATS
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, kw_only=True)
class Call:
    """The jury to make: its name in the règlement, its day, routes and candidates."""

    reglement: Reglement
    name: str
    route: Route
    on: date
    candidates: tuple[str, ...] = ()
    also: tuple[Route, ...] = ()


def sort_pool(call: Call, pool: Iterable[Pooled]) -> tuple[list[Pooled], list[LeftOut]]:
    """Those who may sit, and those who may not with the reason; raises ConflictingRules."""
    eligible: list[Pooled] = []
    excluded: list[LeftOut] = []
    for person in pool:
        juror = replace(person.juror, present=True)
        reason = next(_reasons(call, replace(person, juror=juror)), None)
        if reason is None:
            eligible.append(replace(person, juror=juror))
        else:
            excluded.append(LeftOut(person.juror, reason[0], excluded=True, rule=reason[1]))
    return eligible, excluded


def _reasons(call: Call, person: Pooled) -> Iterator[tuple[str, str]]:
    """Each reason to leave somebody out, with the rule it rests on."""
    juror = person.juror
    alone = seated(call.reglement, call.name, Jury(members=(juror,)), call.on)
    seats = call.reglement.rule(SEATS.at(call.name), call.on)
    if person.available is False:
        yield f"{juror.name} n'est pas disponible le {day(call.on)}.", ""
    if not alone.deciding:
        yield f"{juror.name} assiste au jury sans voix.", ""
    if juror.college not in seats.value.colleges:
        yield (
            f"{juror.name} : aucun siège pour le collège « {juror.college} ».",
            seats.origin.cite(),
        )
    yield from _links(call, juror)
    stops = [
        *mandate_findings(alone, call.on),
        *experience_findings(call.reglement, call.name, alone, call.on),
    ]
    for stop in blocking(stops):
        yield stop.sentence, stop.rule


def _links(call: Call, juror: Juror) -> Iterator[tuple[str, str]]:
    """A link is never proposed, even where the règlement is silent on it."""
    tied = [candidate for candidate in call.candidates if candidate in juror.links]
    if not tied:
        return
    rule = independence_rule(call.reglement, call.name, call.route, call.on, call.also)
    link = juror.links[tied[0]]
    more = f" et {counted(len(tied) - 1, 'autre lien')}" if tied[1:] else ""
    if rule is None:
        line = INDEPENDENCE.at(call.name).path
        said = f"par prudence, le règlement étant muet à la ligne [{line}]"
        yield f"{juror.name} {link.value} ({tied[0]}){more} : écarté {said}.", ""
    else:
        yield f"{juror.name} {link.value} ({tied[0]}){more}.", rule.origin.cite()
