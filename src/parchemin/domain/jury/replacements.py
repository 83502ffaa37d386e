"""Members who change once the jury is open, and those who sit in the place of another."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.french import counted, day
from parchemin.domain.jury.members import Gravity, Jury, JuryFinding, Replacement
from parchemin.domain.rules.keys import SEATS
from parchemin.domain.rules.reglement import Reglement


def replacement_findings(
    reglement: Reglement, name: str, jury: Jury, on: date
) -> Iterator[JuryFinding]:
    """Replacements that do not hold, and supplementary members who have nobody to stand for."""
    if not jury.replacements and not any(member.supplementary for member in jury.members):
        return
    rule = reglement.rule(SEATS.at(name), on)
    cite = rule.origin.cite()
    for replacement in jury.replacements:
        for code, sentence in _faults(jury, replacement, on):
            yield JuryFinding(code, Gravity.BLOCKING, sentence, cite)
    if rule.value.at_least:
        return
    for college, seats in rule.value.by_college:
        yield from _supplementary(jury, college, seats, cite)


def _faults(jury: Jury, replacement: Replacement, on: date) -> Iterator[tuple[str, str]]:
    leaving, coming = jury.member(replacement.leaving), jury.member(replacement.coming)
    for identifier, member in ((replacement.leaving, leaving), (replacement.coming, coming)):
        if member is None:
            yield (
                "remplacement_inconnu",
                f"« {identifier} » ne figure pas au jury : inscrivez qui part et qui arrive.",
            )
    if leaving is None or coming is None:
        return
    who = f"{coming.name} remplace {leaving.name}"
    if leaving.id == coming.id:
        yield "remplacement_inconnu", f"{leaving.name} ne peut pas se remplacer soi-même."
    elif leaving.college != coming.college:
        yield (
            "remplacement_autre_college",
            f"{who} : le siège est du collège « {leaving.college} », pas « {coming.college} ».",
        )
    if leaving.present and leaving.id != coming.id:
        yield (
            "remplace_present",
            f"{who} et {leaving.name} est encore noté présent : un siège n'a qu'une voix.",
        )
    if not replacement.reason.strip():
        yield "remplacement_sans_motif", f"{who} : écrivez le motif du remplacement."
    if replacement.on > on:
        yield (
            "remplacement_a_venir",
            f"{who} à partir du {day(replacement.on)}, après le {day(on)} où le jury décide.",
        )


def _supplementary(jury: Jury, college: str, seats: int, cite: str) -> Iterator[JuryFinding]:
    here = [member for member in jury.deciding if member.college == college]
    standing = [member for member in here if member.supplementary]
    too_many = min(len(here) - seats, len(standing))
    if too_many > 0:
        names = ", ".join(member.name for member in standing)
        yield JuryFinding(
            "suppleant_en_trop",
            Gravity.BLOCKING,
            f"{names} : {counted(too_many, 'suppléant')} de trop, le collège « {college} » a déjà "
            f"{counted(seats, 'membre présent')} pour "
            f"{counted(seats, 'siège')}.",
            cite,
        )
