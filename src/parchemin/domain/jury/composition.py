"""Whether a jury may sit: the règlement of its route, then the law."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from parchemin.domain.errors import MissingRule, ParcheminError
from parchemin.domain.jury.chair import chair_findings
from parchemin.domain.jury.colleges import (
    experience_findings,
    parity_findings,
    quorum_findings,
    seat_findings,
)
from parchemin.domain.jury.independence import independence_findings, independence_rule
from parchemin.domain.jury.law import law_findings
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import INDEPENDENCE
from parchemin.domain.rules.reglement import Reglement

Check = Callable[[Reglement, str, Jury, date], Iterator[JuryFinding]]


def check_composition(
    reglement: Reglement,
    jury: Jury,
    *,
    route: Route,
    on: date,
    candidates: Iterable[str] = (),
) -> tuple[JuryFinding, ...]:
    """Everything that keeps this jury from deciding, then what it should be told; never raises.

    A question on which the règlement is silent is a blocking finding that names the line.
    """
    people = tuple(candidates)
    found = list(_duplicates(jury))
    try:
        name = reglement.jury_for(route, on)
    except ParcheminError as error:
        found.append(silent(error))
    else:
        for check in (
            seat_findings,
            parity_findings,
            quorum_findings,
            experience_findings,
            chair_findings,
        ):
            found.extend(_guarded(check, reglement, name, jury, on))
        rule = independence_rule(reglement, name, route, on)
        line = INDEPENDENCE.at(name).path
        found.extend(independence_findings(rule, jury, people, line=line))
    if route is Route.EXPERIENCE:
        found.extend(law_findings(reglement, jury, on))
    return tuple(sorted(found, key=lambda finding: finding.severity is Gravity.WARNING))


def blocking(findings: Iterable[JuryFinding]) -> tuple[JuryFinding, ...]:
    """The findings that forbid any decision."""
    return tuple(finding for finding in findings if finding.severity is Gravity.BLOCKING)


def silent(error: ParcheminError) -> JuryFinding:
    """A rule that lacks, or two that conflict, as a blocking finding."""
    line = error.line if isinstance(error, MissingRule) else ""
    return JuryFinding("regle_manquante", Gravity.BLOCKING, str(error), line=line)


def _guarded(
    check: Check, reglement: Reglement, name: str, jury: Jury, on: date
) -> tuple[JuryFinding, ...]:
    try:
        return tuple(check(reglement, name, jury, on))
    except ParcheminError as error:
        return (silent(error),)


def _duplicates(jury: Jury) -> Iterator[JuryFinding]:
    for identifier, times in Counter(member.id for member in jury.members).items():
        member = jury.member(identifier)
        if times > 1 and member is not None:
            yield JuryFinding(
                "personne_en_double",
                Gravity.BLOCKING,
                f"{member.name} figure {times} fois dans le jury : une personne n'y a qu'un siège.",
            )
