"""Competence: years in the trade, years out of it, members from outside the certifier."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from parchemin.domain.french import counted, figure, listed
from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding
from parchemin.domain.rules.jury_rules import Experience
from parchemin.domain.rules.keys import EXPERIENCE, OUTSIDERS
from parchemin.domain.rules.reglement import Reglement

_WHOLE = Decimal(100)


def experience_findings(
    reglement: Reglement, name: str, jury: Jury, on: date
) -> Iterator[JuryFinding]:
    """Members without the experience asked for; a warning asks of whom nobody said it."""
    rule = reglement.rule_or_none(EXPERIENCE.at(name), on)
    if rule is None:
        return
    for member in jury.voters:
        if member.college in rule.value.colleges:
            yield from _of_member(member, rule.value, rule.origin.cite())


def _of_member(member: Juror, rule: Experience, cite: str) -> Iterator[JuryFinding]:
    years, out = member.experience_years, member.years_out
    if years is None or years < rule.years:
        known = (
            "expérience non renseignée" if years is None else f"{counted(years, 'an')} d'expérience"
        )
        advice = " : renseignez-la" if years is None else ""
        yield JuryFinding(
            "experience",
            Gravity.WARNING if years is None else Gravity.BLOCKING,
            f"{member.name} : {known}, il en faut au moins {rule.years}{advice}.",
            cite,
            juror=member.id,
        )
    if rule.years_out is not None and (out is None or out > rule.years_out):
        known = (
            "nul n'a dit depuis quand ce membre n'exerce plus, ou s'il exerce encore"
            if out is None
            else f"n'exerce plus le métier depuis {counted(out, 'an')}"
        )
        advice = " : renseignez-le" if out is None else ""
        yield JuryFinding(
            "hors_metier",
            Gravity.WARNING if out is None else Gravity.BLOCKING,
            f"{member.name} : {known}, il en faut au plus {rule.years_out}{advice}.",
            cite,
            juror=member.id,
        )


def outsider_findings(
    reglement: Reglement, name: str, jury: Jury, on: date
) -> Iterator[JuryFinding]:
    """Too few members from outside; a warning where those nobody knows of would decide it."""
    rule = reglement.rule_or_none(OUTSIDERS.at(name), on)
    there = jury.deciding
    if rule is None or not there:
        return
    outside = sum(member.outside is True for member in there)
    unknown = [member.name for member in there if member.outside is None]
    wanted = rule.value.percent * len(there)
    if outside * _WHOLE >= wanted:
        return
    verb = "viennent" if outside > 1 else "vient"
    said = (
        f"{outside} sur {counted(len(there), 'membre présent')} {verb} de "
        f"l'extérieur du certificateur et de l'évaluateur, il en faut {figure(rule.value.percent)} %"
    )
    if (outside + len(unknown)) * _WHOLE >= wanted:
        yield JuryFinding(
            "exterieurs",
            Gravity.WARNING,
            f"{said} : dites si {listed(unknown)} en {'viennent' if len(unknown) > 1 else 'vient'}.",
            rule.origin.cite(),
        )
    else:
        yield JuryFinding(
            "exterieurs",
            Gravity.BLOCKING,
            f"{said} : remplacez un membre.",
            rule.origin.cite(),
        )
