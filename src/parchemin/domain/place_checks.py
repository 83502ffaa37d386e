"""Checks of a place of birth: the shape of INSEE and postal codes, and one taken for the other.

Only what the codes themselves decide is an error; the list of communes is not held here.
Source: structure of the Code officiel géographique (INSEE).
"""

import re
from collections.abc import Iterator

from parchemin.domain.finding import Finding, error, warning
from parchemin.domain.person import BirthPlace

INSEE_COMMUNE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
POSTAL_CODE = re.compile(r"\d{5}")
COUNTRY_CODE = re.compile(r"99\d{3}")
ARRONDISSEMENTS = {"PARIS": "75", "LYON": "69", "MARSEILLE": "13"}
"""Cities whose postal code holds the arrondissement, with their département."""

LABEL_LENGTH = 60
"""Longest label of a place in the Caisse des Dépôts format (XSD 1.1.2, libelleCommuneNaissance)."""
PARIS_REORGANISED = 1968
"""Before that year the communes of the Seine had codes 75xxx of their own (law of 10 July 1964)."""
CORSICA_SPLIT = 1976
"""Before that year the communes of Corsica had codes 20xxx (law of 15 May 1975)."""


def check_place(place: BirthPlace, birth_year: int) -> Iterator[Finding]:
    """What is wrong or doubtful in a place of birth; codes are read as of the year of birth."""
    if place.insee_code:
        yield from _check_insee(place, place.insee_code, birth_year)
    yield from _check_label("label", "libellé de la commune", place.label)
    yield from _check_label("country_label", "libellé du pays", place.country_label)
    if place.postal_code and (
        not POSTAL_CODE.fullmatch(place.postal_code) or place.postal_code == "00000"
    ):
        yield error(
            "postal_code_shape",
            "postal_code",
            f"code postal de naissance « {place.postal_code} »",
            "cinq chiffres",
            "Complétez les zéros de tête perdus par un tableur, ou laissez la case vide.",
        )
    if place.country_code and not COUNTRY_CODE.fullmatch(place.country_code):
        yield error(
            "country_code_shape",
            "country_code",
            f"code du pays de naissance « {place.country_code} »",
            "un code INSEE de la forme 99xxx (99109 pour l’Allemagne)",
            "Reprenez le code dans la liste des pays de l’INSEE ; laissez vide pour la France.",
        )
    elif place.country_code and place.insee_code not in (None, place.country_code):
        yield error(
            "country_against_commune",
            "country_code",
            f"commune {place.insee_code} et pays {place.country_code} à la fois",
            "une commune française, ou un pays étranger",
            "Gardez la commune pour une naissance en France, le pays pour l’étranger.",
        )
    if not (place.insee_code or place.postal_code or place.country_code):
        yield warning(
            "birth_place_unknown",
            "insee_code",
            "lieu de naissance inconnu",
            "le code INSEE de la commune, ou du pays",
            "Demandez-le au candidat : il départage les homonymes à la déclaration.",
        )


def _check_label(field: str, named: str, label: str | None) -> Iterator[Finding]:
    if label and len(label) > LABEL_LENGTH:
        yield error(
            f"{field}_too_long",
            field,
            f"le {named} de naissance compte {len(label)} caractères",
            f"{LABEL_LENGTH} au plus dans le format de la Caisse des Dépôts",
            "Abrégez-le : c’est le code INSEE qui désigne le lieu.",
        )


def _check_insee(place: BirthPlace, code: str, birth_year: int) -> Iterator[Finding]:
    found = f"code INSEE de naissance « {code} »"
    if re.fullmatch(r"\d{4}", code):
        yield error(
            "insee_leading_zero",
            "insee_code",
            found,
            "cinq caractères",
            f"Le zéro de tête a sans doute été perdu par un tableur : « 0{code} » ?",
        )
    elif not INSEE_COMMUNE.fullmatch(code) or code.startswith("00"):
        yield error(
            "insee_shape",
            "insee_code",
            found,
            "cinq chiffres, ou 2A/2B suivi de trois chiffres",
            "Reprenez le code dans la liste officielle des communes.",
        )
    elif _is_postal(code, birth_year):
        yield error(
            "postal_for_insee",
            "insee_code",
            found,
            "un code INSEE de commune ; celui-ci ne peut être qu’un code postal",
            "Mettez-le dans la colonne du code postal, ou cherchez le code INSEE.",
        )
    elif _looks_postal(code, place.label):
        yield warning(
            "postal_for_insee",
            "insee_code",
            f"{found} avec la commune « {place.label} »",
            "le code INSEE de l’arrondissement de naissance",
            "Ce code ressemble au code postal : vérifiez-le dans la liste des communes.",
        )


def _is_postal(code: str, birth_year: int) -> bool:
    """Whether no commune can have that code: its number within the département is impossible."""
    if code.endswith("000") or re.fullmatch(r"97\d00", code):
        return True
    if code.startswith("20"):
        return birth_year >= CORSICA_SPLIT
    in_paris = code == "75056" or "75101" <= code <= "75120"
    return code.startswith("75") and not in_paris and birth_year >= PARIS_REORGANISED


def _looks_postal(code: str, label: str | None) -> bool:
    words = re.findall(r"[A-Z]+", (label or "").upper())
    department = ARRONDISSEMENTS.get(words[0]) if words else None
    return department is not None and re.fullmatch(rf"{department}0[01]\d", code) is not None
