"""Checks of a civil status, so that the holder is recognised by the national register."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from parchemin.domain.finding import Finding, error, warning
from parchemin.domain.person import BirthDate, CivilStatus
from parchemin.domain.place_checks import check_place

NAME_LENGTH = 60
"""Longest name of the Caisse des Dépôts format (XSD 1.1.2, nomNaissance, prenom1)."""
NAME_SIGNS = " -‐‑–'’ʼ.·"
"""What a name may hold besides its letters, their accents, and digits told apart."""
BIRTH_YEARS = range(1900, 2100)
"""Years the same format accepts (anneeNaissance)."""
_SEPARATORS = re.compile(r"[,;/]")


def check_person(status: CivilStatus, *, on: date | None = None) -> tuple[Finding, ...]:
    """All that is wrong or doubtful in a civil status; ``on`` is the day of the check."""
    return (
        *_check_name("birth_name", "nom de naissance", status.birth_name),
        *(_check_name("use_name", "nom d’usage", status.use_name) if status.use_name else ()),
        *_check_first_names(status.first_names),
        *_check_birth_date(status.birth_date, on),
        *check_place(status.birth_place, status.birth_date.year),
    )


def _check_name(field: str, label: str, name: str) -> Iterator[Finding]:
    if not any(character.isalpha() for character in name):
        yield error(
            f"{field}_missing",
            field,
            f"le {label} est sans lettre (« {name} »)" if name else f"le {label} est vide",
            "le nom tel qu’il figure sur l’acte de naissance",
            f"Saisissez le {label}.",
        )
    if any(character.isdigit() for character in name):
        yield error(
            f"{field}_digit",
            field,
            f"le {label} contient un chiffre (« {name} »)",
            "des lettres, espaces, tirets et apostrophes",
            f"Corrigez le {label} d’après une pièce d’identité.",
        )
    if strange := "".join(dict.fromkeys(sign for sign in name if not _belongs(sign))):
        yield warning(
            f"{field}_sign",
            field,
            f"le {label} contient « {strange} » (« {name} »)",
            "des lettres, espaces, tirets et apostrophes",
            f"Vérifiez le {label} d’après une pièce d’identité.",
        )
    if len(name) > NAME_LENGTH:
        yield error(
            f"{field}_too_long",
            field,
            f"le {label} compte {len(name)} caractères",
            f"{NAME_LENGTH} au plus dans le format de la Caisse des Dépôts",
            "Vérifiez la saisie ; si le nom est exact, demandez à la Caisse des Dépôts.",
        )


def _belongs(sign: str) -> bool:
    return sign.isalnum() or sign in NAME_SIGNS or unicodedata.category(sign).startswith("M")


def _check_first_names(names: tuple[str, ...]) -> Iterator[Finding]:
    if not names:
        yield from _check_name("first_names", "premier prénom", "")
    for name in names:
        yield from _check_name("first_names", "prénom", _SEPARATORS.sub(" ", name))
        if _SEPARATORS.search(name):
            yield error(
                "several_first_names",
                "first_names",
                f"« {name} » contient plusieurs prénoms",
                "un prénom par champ, dans l’ordre de l’acte de naissance",
                "Séparez les prénoms ; un prénom composé garde son tiret (Anne-Marie).",
            )
        elif " " in name:
            yield warning(
                "several_first_names",
                "first_names",
                f"« {name} » semble contenir plusieurs prénoms",
                "un prénom par champ",
                "Séparez-les, ou confirmez s’il s’agit d’un prénom composé sans tiret.",
            )


def _check_birth_date(birth: BirthDate, on: date | None) -> Iterator[Finding]:
    if birth.year not in BIRTH_YEARS:
        yield _birth_error(birth, "birth_year_range", "une année entre 1900 et 2099")
        return
    if birth.month is None and birth.day is not None:
        yield _birth_error(birth, "birth_day_without_month", "un mois dès que le jour est connu")
        return
    try:
        first = (1 if part is None else part for part in (birth.month, birth.day))
        day = date(birth.year, *first)
    except ValueError:
        yield _birth_error(birth, "impossible_birth_date", "une date qui existe au calendrier")
        return
    if on is not None and day > on:
        yield _birth_error(birth, "birth_in_future", f"une date avant le {on:%d/%m/%Y}")
    if birth.month is None or birth.day is None:
        yield warning(
            "partial_birth_date",
            "birth_date",
            f"date de naissance incomplète ({birth.in_french()})",
            "jour, mois et année",
            "Complétez-la si l’état civil la donne : elle départage les homonymes.",
        )


def _birth_error(birth: BirthDate, code: str, expected: str) -> Finding:
    return error(
        code,
        "birth_date",
        f"date de naissance « {_as_typed(birth)} »",
        expected,
        "Corrigez la date d’après une pièce d’identité.",
    )


def _as_typed(birth: BirthDate) -> str:
    parts = ["??" if part is None else f"{part:02d}" for part in (birth.day, birth.month)]
    return "/".join([*parts, f"{birth.year:04d}"])
