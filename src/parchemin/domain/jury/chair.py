"""Whether somebody may chair: named, present, of the right college, within a mandate."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.capitalisation import after
from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.domain.rules.jury_rules import Chairing
from parchemin.domain.rules.keys import CHAIRING
from parchemin.domain.rules.reglement import Reglement


def chair_findings(reglement: Reglement, name: str, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """What is wrong with the chair and the mandates; raises MissingRule when nothing says who."""
    yield from mandate_findings(jury, on)
    chair, presiding = jury.member(jury.chair), jury.presiding
    if presiding is None or chair is None:
        who = "Personne ne préside le jury" if chair is None else f"{chair.name} est absent"
        yield JuryFinding(
            "sans_president",
            Gravity.BLOCKING,
            f"{who} : désignez un président parmi les membres présents.",
        )
        return
    rule = reglement.rule(CHAIRING.at(name), on)
    cite = rule.origin.cite()
    if not presiding.voting:
        yield JuryFinding(
            "presidence_sans_voix",
            Gravity.BLOCKING,
            f"{presiding.name} siège sans voix et ne peut pas présider.",
            cite,
        )
    if chair.college not in rule.value.colleges:
        yield JuryFinding(
            "presidence_college",
            Gravity.BLOCKING,
            f"{chair.name} préside au titre de « {chair.college} » ; la présidence revient à "
            f"{' ou '.join(rule.value.colleges)}.",
            cite,
        )
    yield from _vice_chair(jury, chair, rule.value, cite)
    yield from _chair_mandate(jury, chair, rule.value, cite, on)


def _vice_chair(jury: Jury, chair: Juror, rule: Chairing, cite: str) -> Iterator[JuryFinding]:
    vice = jury.member(jury.vice_chair)
    if vice is None:
        if rule.vice:
            yield JuryFinding(
                "sans_vice_president",
                Gravity.WARNING,
                "Le règlement veut un vice-président d'un autre collège que le président : "
                "désignez-le.",
                cite,
            )
        return
    if not rule.vice:
        if not chair.present:
            yield JuryFinding(
                "vice_presidence_non_prevue",
                Gravity.BLOCKING,
                f"{chair.name} est absent et le règlement ne prévoit pas de vice-président : "
                "désignez un président parmi les membres présents.",
                cite,
            )
    elif vice.college == chair.college:
        yield JuryFinding(
            "vice_presidence_college",
            Gravity.BLOCKING,
            f"{vice.name}, vice-président, est du collège « {vice.college} » comme "
            f"{chair.name}, qui préside : il vient de l'autre collège.",
            cite,
        )


def mandate_findings(jury: Jury, on: date) -> Iterator[JuryFinding]:
    """The members, there or represented, whose mandate does not cover that day."""
    for member in jury.voters:
        starts, ends = member.mandate_from, member.mandate_until
        if (starts is not None and on < starts) or (ends is not None and on > ends):
            bounds = f"du {starts:%d/%m/%Y}" if starts else ""
            bounds += f" au {ends:%d/%m/%Y}" if ends else ""
            yield JuryFinding(
                "mandat_expire",
                Gravity.BLOCKING,
                f"Le mandat de {member.name} ({bounds.strip()}) ne couvre pas le "
                f"{on:%d/%m/%Y} : renouvelez-le ou remplacez ce membre.",
            )


def _chair_mandate(
    jury: Jury, chair: Juror, rule: Chairing, cite: str, on: date
) -> Iterator[JuryFinding]:
    if rule.mandate_years is not None:
        if jury.chair_since is None:
            yield JuryFinding(
                "mandat_inconnu",
                Gravity.WARNING,
                f"La date de début du mandat de présidence de {chair.name} n'est pas renseignée : "
                f"sa durée ({rule.mandate_years} ans) ne peut pas être vérifiée.",
                cite,
            )
        else:
            end = after(jury.chair_since, Duration(rule.mandate_years, Unit.YEARS))
            if not jury.chair_since <= on < end:
                yield JuryFinding(
                    "mandat_expire",
                    Gravity.BLOCKING,
                    f"Le mandat de présidence de {chair.name} va du {jury.chair_since:%d/%m/%Y} "
                    f"au {end:%d/%m/%Y} exclu : la présidence doit alterner.",
                    cite,
                )
    if rule.alternates and jury.previous_chair_college == chair.college:
        yield JuryFinding(
            "alternance_rompue",
            Gravity.BLOCKING,
            f"Le collège « {chair.college} » présidait déjà le mandat précédent : la présidence "
            "doit alterner.",
            cite,
        )
