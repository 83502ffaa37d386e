"""The cells of a line of a file of jury members: each read, or refused with its column."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from parchemin.readers.dates import read_date
from parchemin.readers.diagnostics import Findings, Place

REQUIRED = ("nom", "college", "sexe")
SEXES = {"f": "F", "femme": "F", "m": "M", "h": "M", "homme": "M"}
ANSWERS = {"oui": True, "non": False, "": False}
SAID = {"sexe": "F ou M", "qualifie": "oui ou non"}
LONGEST = {"nom": 120, "college": 40, "qualite": 160}
MOST_YEARS = 70
Word = TypeVar("Word")


@dataclass(frozen=True, kw_only=True)
class PoolRow:
    """One member; ``line`` is where he stands in the file, from 1."""

    line: int
    name: str
    college: str
    quality: str
    sex: str
    qualified: bool
    years: int | None
    mandate_since: date | None
    mandate_until: date | None


def read_row(
    line: int, cells: dict[str, str], colleges: Collection[str], findings: Findings
) -> PoolRow | None:
    before = len(findings.found)
    _texts(line, cells, colleges, findings)
    sex = _word(line, cells, "sexe", SEXES, findings)
    qualified = _word(line, cells, "qualifie", ANSWERS, findings)
    years = _years(line, cells.get("annees_metier", ""), findings)
    since = _day(line, cells, "mandat_depuis", findings)
    until = _day(line, cells, "mandat_jusqu_au", findings)
    if since and until and until < since:
        say(
            findings, line, "mandat_jusqu_au",
            found=f"le {until:%d/%m/%Y}, avant le {since:%d/%m/%Y}",
            expected="un mandat qui finit après avoir commencé",
            advice="Corrigez l'une des deux dates.",
        )  # fmt: skip
    if len(findings.found) > before or sex is None or qualified is None:
        return None
    return PoolRow(
        line=line, name=cells["nom"], college=cells["college"], quality=cells.get("qualite", ""),
        sex=sex, qualified=qualified, years=years, mandate_since=since, mandate_until=until,
    )  # fmt: skip


def _texts(line: int, cells: dict[str, str], colleges: Collection[str], findings: Findings) -> None:
    for column, longest in LONGEST.items():
        value = cells.get(column, "")
        if len(value) > longest or (column in REQUIRED and not value):
            say(
                findings, line, column,
                found=f"{len(value)} caractères" if value else "une case vide",
                expected=f"de 1 à {longest} caractères",
                advice="Remplissez ou raccourcissez la case.",
            )  # fmt: skip
    college = cells.get("college", "")
    if college and college not in colleges:
        say(
            findings, line, "college",
            found=f"« {college} »",
            expected=f"un collège des règlements publiés : {', '.join(colleges) or 'aucun'}",
            advice="Écrivez le collège comme le règlement, accents compris.",
        )  # fmt: skip


def _word(
    line: int, cells: dict[str, str], column: str, words: dict[str, Word], findings: Findings
) -> Word | None:
    said = SAID[column]
    value = cells.get(column, "")
    if value.casefold() in words:
        return words[value.casefold()]
    say(
        findings, line, column,
        found=f"« {value} »" if value else "une case vide",
        expected=said,
        advice=f"Écrivez {said}.",
    )  # fmt: skip
    return None


def _years(line: int, value: str, findings: Findings) -> int | None:
    if not value:
        return None
    if value.isdecimal() and int(value) <= MOST_YEARS:
        return int(value)
    say(
        findings, line, "annees_metier",
        found=f"« {value} »",
        expected=f"un nombre entier de 0 à {MOST_YEARS}, ou une case vide",
        advice="Écrivez le nombre d'années, sans texte.",
    )  # fmt: skip
    return None


def _day(line: int, cells: dict[str, str], column: str, findings: Findings) -> date | None:
    value = cells.get(column, "")
    return read_date(value, place_of(line, column), findings) if value else None


def say(
    findings: Findings, line: int, column: str, *, found: str, expected: str, advice: str
) -> None:
    findings.error(
        "case-refusee", place_of(line, column), found=found, expected=expected, advice=advice
    )


def place_of(line: int, column: str) -> Place:
    return Place(line=line, lines=(line,), sentence=f"ligne {line}, colonne {column}")
