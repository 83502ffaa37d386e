"""Whether a jury may sit: the règlement of its route, then the law."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from parchemin.domain.errors import MissingRule, ParcheminError
from parchemin.domain.jury.chair import chair_findings
from parchemin.domain.jury.colleges import parity_findings, quorum_findings, seat_findings
from parchemin.domain.jury.independence import independence_findings, independence_rule
from parchemin.domain.jury.law import law_findings
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding
from parchemin.domain.jury.proxies import proxy_findings
from parchemin.domain.jury.replacements import replacement_findings
from parchemin.domain.jury.seating import by_experience, seated
from parchemin.domain.jury.skills import experience_findings, outsider_findings
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import INDEPENDENCE, JURY_ROUTES
from parchemin.domain.rules.reglement import Reglement

Check = Callable[[Reglement, str, Jury, date], Iterator[JuryFinding]]


_CHECKS: tuple[Check, ...] = (
    seat_findings,
    parity_findings,
    proxy_findings,
    quorum_findings,
    experience_findings,
    outsider_findings,
    chair_findings,
    replacement_findings,
)


def check_composition(
    reglement: Reglement,
    jury: Jury,
    *,
    route: Route,
    on: date,
    candidates: Iterable[str] = (),
    also: Iterable[Route] = (),
) -> tuple[JuryFinding, ...]:
    """Everything that keeps this jury from deciding, then what it should be told; never raises.

    ``also`` are the other routes of a mixed path: the law on VAE applies as soon as one of them is
    by experience. A question on which the règlement is silent is a blocking finding that names the
    line.
    """
    people, others = tuple(candidates), tuple(also)
    found = list(_duplicates(jury))
    try:
        name = reglement.jury_for(route, on)
        jury = seated(reglement, name, jury, on)
        rule = independence_rule(reglement, name, route, on, others)
    except ParcheminError as error:
        found.append(silent(error))
    else:
        for check in _CHECKS:
            found.extend(_guarded(check, reglement, name, jury, on))
        line = INDEPENDENCE.at(name).path
        found.extend(independence_findings(rule, jury, people, line=line))
        found.extend(_one_jury(reglement, name, others, on))
    if by_experience(route, others):
        found.extend(law_findings(reglement, jury, on))
    return tuple(sorted(found, key=lambda finding: finding.severity is Gravity.WARNING))


def _one_jury(
    reglement: Reglement, name: str, others: tuple[Route, ...], on: date
) -> Iterator[JuryFinding]:
    """A mixed path whose routes are judged by two juries."""
    for route in others:
        try:
            other = reglement.jury_for(route, on)
        except ParcheminError as error:
            yield silent(error)
            continue
        if other != name:
            yield JuryFinding(
                "deux_jurys",
                Gravity.BLOCKING,
                f"Le parcours est mixte et la voie « {route.value} » revient au jury « {other} », "
                f"pas au jury « {name} » : présentez chaque bloc au jury de sa voie.",
                reglement.rule(JURY_ROUTES.at(other), on).origin.cite(),
            )


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
