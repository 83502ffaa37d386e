"""Colleges, parity, quorum and experience: the règlement of one jury against who is there."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.french import counted
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding
from parchemin.domain.rules.jury_rules import QuorumKind
from parchemin.domain.rules.keys import EXPERIENCE, PARITY, QUORUM, SEATS
from parchemin.domain.rules.reglement import Reglement


def seat_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """Members of no known college, seats too many or vacant, colleges with nobody present."""
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


def parity_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """Colleges that must be as many and are not."""
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


def quorum_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """A quorum that is not reached."""
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


def experience_findings(
    reglement: Reglement, name: str, jury: Jury, on: date
) -> Iterator[JuryFinding]:
    """Members without the experience asked for, or of whom nobody said it."""
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
