"""What the law asks of a VAE jury, on top of the règlement (D. 6412-6 code du travail)."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.french import counted
from parchemin.domain.jury.members import Gender, Gravity, Jury, JuryFinding
from parchemin.domain.rules.keys import LAW_BALANCE, LAW_QUALIFIED, LAW_SIZE
from parchemin.domain.rules.reglement import Reglement


def law_findings(reglement: Reglement, jury: Jury, on: date) -> Iterator[JuryFinding]:
    """What the present members lack to make a legal VAE jury on that day."""
    yield from _size(reglement, jury, on)
    yield from _qualified(reglement, jury, on)
    yield from _balance(reglement, jury, on)


def _size(reglement: Reglement, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.law_or_none(LAW_SIZE, on)
    if rule is not None and len(jury.deciding) < rule.value:
        yield JuryFinding(
            "vae_effectif",
            Gravity.BLOCKING,
            f"Un jury de VAE compte au moins {counted(rule.value, 'personne')} ; "
            f"{counted(len(jury.deciding), 'présente')}.",
            rule.origin.cite(),
        )


def _qualified(reglement: Reglement, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.law_or_none(LAW_QUALIFIED, on)
    if rule is None:
        return
    qualified = sum(member.qualified is True for member in jury.deciding)
    if qualified < rule.value:
        yield JuryFinding(
            "vae_qualifies",
            Gravity.BLOCKING,
            f"Un jury de VAE compte au moins {counted(rule.value, 'membre qualifié')} pour la "
            f"certification ; {qualified} déclaré ici.",
            rule.origin.cite(),
        )


def _balance(reglement: Reglement, jury: Jury, on: date) -> Iterator[JuryFinding]:
    rule = reglement.law_or_none(LAW_BALANCE, on)
    if rule is None or not rule.value or not jury.deciding:
        return
    genders = {member.gender for member in jury.deciding}
    if genders >= {Gender.WOMAN, Gender.MAN}:
        return
    unknown = None in genders
    yield JuryFinding(
        "vae_mixite",
        Gravity.WARNING if unknown else Gravity.BLOCKING,
        "La représentation équilibrée des femmes et des hommes n'est pas vérifiable : renseignez "
        "chaque membre."
        if unknown
        else "Le jury de VAE ne réunit pas des femmes et des hommes.",
        rule.origin.cite(),
    )
