"""What a certificate quotes of the register: title, number, decision, level, NSF codes."""

import re
from collections.abc import Iterator

from parchemin.domain.certificate import Registration
from parchemin.domain.finding import Finding, error
from parchemin.domain.referentiel import Register

FORBIDDEN = re.compile(r"en cours|sous réserve", re.IGNORECASE)
"""Words a certificate must not bear beside its title."""
NATIONAL = re.compile(r"\s*(RNCP|RS)\s*\d", re.IGNORECASE)
"""How the numbers of the registers begin."""


def missing(field: str, mention: str, expected: str, advice: str) -> Finding:
    """A mandatory mention that is unknown."""
    return error(f"{field}_missing", field, f"il manque {mention}", expected, advice)


def check_identity(registration: Registration) -> Iterator[Finding]:
    """Title, and for a certification of a register its number, decision and NSF codes."""
    if not registration.title:
        yield missing(
            "title",
            "l’intitulé de la certification",
            "l’intitulé exact du répertoire",
            "Relisez la fiche : l’intitulé y figure en tête.",
        )
    elif FORBIDDEN.search(registration.title):
        yield error(
            "title_not_bare",
            "title",
            f"intitulé « {registration.title} »",
            "l’intitulé exact du répertoire, sans rien ajouter",
            "Retirez la mention ajoutée à l’intitulé.",
        )
    if registration.registered:
        yield from _entry(registration)
    elif NATIONAL.match(registration.number or ""):
        yield missing(
            "register",
            f"le répertoire du numéro « {registration.number} »",
            "RNCP ou RS, ou un identifiant propre au certificateur",
            "Corrigez le répertoire ou le numéro dans le référentiel.",
        )


def _entry(registration: Registration) -> Iterator[Finding]:
    """Number, decision and NSF codes of a certification that a register holds."""
    if not registration.number:
        yield missing(
            "number",
            "le numéro d’enregistrement",
            "RNCP ou RS suivi du numéro",
            "Complétez le référentiel d’après la fiche de France compétences.",
        )
    if registration.decision is None:
        yield missing(
            "decision",
            "la date de la décision d’enregistrement",
            "la date de la décision du directeur général de France compétences",
            "La fiche lue ne la donne pas : saisissez-la d’après la décision reçue.",
        )
    if not registration.nsf:
        yield missing(
            "nsf",
            "le code NSF",
            "au moins un code de la nomenclature des spécialités de formation",
            "Complétez le référentiel d’après la fiche de France compétences.",
        )


def check_level(registration: Registration) -> Iterator[Finding]:
    """French and European levels, unless there is no register or it states none."""
    if registration.without_level or registration.register in (None, Register.RS):
        return
    if registration.level is None:
        yield missing(
            "level",
            "le niveau de qualification",
            "le niveau du cadre national (décret n° 2019-14)",
            "Saisissez-le d’après la fiche, ou indiquez qu’elle n’en donne aucun.",
        )
    if registration.european_level is None:
        yield missing(
            "european_level",
            "le niveau européen",
            "le niveau du cadre européen des certifications",
            "Saisissez le niveau européen avec le niveau français.",
        )
