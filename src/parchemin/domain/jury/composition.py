"""Whether a jury may sit: the règlement of its route, then the law."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from parchemin.domain.errors import MissingRule, ParcheminError
from parchemin.domain.french import counted
from parchemin.domain.jury.chair import chair_findings
from parchemin.domain.jury.independence import independence_findings, independence_rule
from parchemin.domain.jury.law import law_findings
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import QuorumKind
from parchemin.domain.rules.keys import EXPERIENCE, INDEPENDENCE, PARITY, QUORUM, SEATS
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
        for check in (_seats, _parity, _quorum, _experience, chair_findings):
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


def _seats(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.rule(SEATS.at(name), on)
    cite = rule.origin.cite()
    for member in jury.members:
        if member.college not in rule.value.colleges:
            yield JuryFinding(
                "college_inconnu",
                Gravity.BLOCKING,
                f"{member.name} siège au titre de « {member.college} » ; le règlement connaît "
                f"{', '.join(rule.value.colleges)}.",
                cite,
            )
    for college, seats in rule.value.by_college:
        yield from _college(jury, college, seats, cite)


def _college(jury: Jury, college: str, seats: int, cite: str) -> Iterator[JuryFinding]:
    named = sum(member.college == college for member in jury.members)
    here = sum(member.college == college for member in jury.present)
    if named > seats:
        yield JuryFinding(
            "siege_en_trop",
            Gravity.BLOCKING,
            f"Le collège « {college} » a {counted(named, 'membre')} pour {counted(seats, 'siège')} : "
            f"retirez-en {named - seats}.",
            cite,
        )
    if named < seats:
        yield JuryFinding(
            "siege_vacant",
            Gravity.WARNING,
            f"Le collège « {college} » a {counted(named, 'membre')} pour {counted(seats, 'siège')}.",
            cite,
        )
    if here == 0 and seats:
        yield JuryFinding(
            "college_absent",
            Gravity.BLOCKING,
            f"Aucun membre présent du collège « {college} » : le jury ne peut pas décider.",
            cite,
        )


def _parity(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.rule_or_none(PARITY.at(name), on)
    if rule is None:
        return
    counts = {
        college: sum(member.college == college for member in jury.present)
        for college in rule.value.colleges
    }
    if len(set(counts.values())) > 1:
        shares = ", ".join(f"{college} {count}" for college, count in counts.items())
        yield JuryFinding(
            "parite_rompue",
            Gravity.BLOCKING,
            f"Le jury n'est pas paritaire : membres présents par collège : {shares}.",
            rule.origin.cite(),
        )


def _quorum(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.rule(QUORUM.at(name), on)
    here = len(jury.present)
    if rule.value.kind is QuorumKind.ONE_PER_COLLEGE:
        colleges = reglement.rule(SEATS.at(name), on).value.colleges
        present = {member.college for member in jury.present}
        reached, needed = present.issuperset(colleges), "un membre de chaque collège"
    else:
        members = rule.value.members
        if rule.value.kind is QuorumKind.ALL_SEATS or members is None:
            members = reglement.rule(SEATS.at(name), on).value.total
        reached, needed = here >= members, counted(members, "membre")
    if not reached:
        yield JuryFinding(
            "quorum",
            Gravity.BLOCKING,
            f"Le quorum n'est pas atteint : {counted(here, 'présent')}, il faut {needed}.",
            rule.origin.cite(),
        )


def _experience(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.rule_or_none(EXPERIENCE.at(name), on)
    if rule is None:
        return
    for member in jury.present:
        if member.college != rule.value.college:
            continue
        years = member.experience_years
        if years is None or years < rule.value.years:
            known = "expérience non renseignée"
            if years is not None:
                known = f"{counted(years, 'an')} d'expérience"
            yield JuryFinding(
                "experience",
                Gravity.BLOCKING,
                f"{member.name} : {known}, il en faut au moins {rule.value.years}.",
                rule.origin.cite(),
            )
