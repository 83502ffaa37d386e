"""Seats, parity and quorum: the règlement of one jury against who is there."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.french import counted
from parchemin.domain.jury.attendance import quorum_of
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding
from parchemin.domain.rules.keys import PARITY, SEATS
from parchemin.domain.rules.reglement import Reglement


def seat_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """Members of no known college, seats too many or vacant, colleges with nobody present."""
    rule = reglement.rule(SEATS.at(name), on)
    cite = rule.origin.cite()
    for member in jury.members:
        if member.voting and member.college not in rule.value.colleges:
            yield JuryFinding(
                "college_inconnu",
                Gravity.BLOCKING,
                f"{member.name} siège au titre de « {member.college} » ; le règlement connaît "
                f"{', '.join(rule.value.colleges)}.",
                cite,
            )
    for college, seats in rule.value.by_college:
        yield from _college(jury, college, seats, cite, bounded=not rule.value.at_least)


def _college(
    jury: Jury, college: str, seats: int, cite: str, *, bounded: bool
) -> Iterator[JuryFinding]:
    replaced = {each.leaving for each in jury.replacements}
    named = sum(
        member.college == college
        and member.voting
        and not member.supplementary
        and member.id not in replaced
        for member in jury.members
    )
    sizes = f"{counted(named, 'membre')} pour {counted(seats, 'siège')}"
    if named > seats and bounded:
        yield JuryFinding(
            "siege_en_trop",
            Gravity.BLOCKING,
            f"Le collège « {college} » a {sizes} : retirez-en {named - seats}.",
            cite,
        )
    if named < seats:
        yield JuryFinding(
            "siege_vacant" if bounded else "college_incomplet",
            Gravity.WARNING if bounded else Gravity.BLOCKING,
            f"Le collège « {college} » a {sizes}."
            if bounded
            else f"Le collège « {college} » a {counted(named, 'membre')} ; il en faut au moins "
            f"{seats}.",
            cite,
        )
    if seats and not any(member.college == college for member in jury.deciding):
        yield JuryFinding(
            "college_absent",
            Gravity.BLOCKING,
            f"Aucun membre présent du collège « {college} » : le jury ne peut pas décider.",
            cite,
        )


def parity_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """Colleges that must have as many voices and do not."""
    rule = reglement.rule_or_none(PARITY.at(name), on)
    if rule is None:
        return
    counts = {
        college: sum(member.college == college for member in jury.voters)
        for college in rule.value.colleges
    }
    if len(set(counts.values())) > 1:
        shares = ", ".join(f"{college} {count}" for college, count in counts.items())
        there = "présents ou représentés" if jury.represented else "présents"
        yield JuryFinding(
            "parite_rompue",
            Gravity.BLOCKING,
            f"Le jury n'est pas paritaire : membres {there} par collège : {shares}.",
            rule.origin.cite(),
        )


def quorum_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """A quorum that is not reached."""
    state = quorum_of(reglement, name, jury, on)
    if not state.reached:
        yield JuryFinding("quorum", Gravity.BLOCKING, state.sentence, state.rule)
