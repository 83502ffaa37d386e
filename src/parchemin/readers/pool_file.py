"""A CSV file of jury members: all the rows, or all the faults with their lines, never half."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from parchemin.readers.dates import read_date
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Diagnostic, Findings, Place, Severity, UnreadableSource

COLUMNS = (
    "nom",
    "college",
    "qualite",
    "sexe",
    "qualifie",
    "annees_metier",
    "mandat_depuis",
    "mandat_jusqu_au",
)
REQUIRED = ("nom", "college", "sexe")
MOST_ROWS = 2_000
DELIMITERS = (";", ",", "\t")
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


@dataclass(frozen=True, kw_only=True)
class PoolReading:
    """Either every row of the file, or none and every fault."""

    rows: tuple[PoolRow, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def accepted(self) -> bool:
        return not any(item.severity is Severity.ERROR for item in self.diagnostics)


def read_pool(data: bytes, name: str, *, colleges: Collection[str]) -> PoolReading:
    """Read a file of members whose colleges are among those of the règlements."""
    findings = Findings()
    rows: list[PoolRow] = []
    try:
        text, _ = decode(data, name, findings)
        rows = list(_rows(text, name, colleges, findings))
    except UnreadableSource as refusal:
        findings.error(
            refusal.code,
            Place(sentence=name),
            found=str(refusal),
            expected="un fichier CSV de membres de jury",
            advice="Repartez du modèle de fichier, ou exportez le tableau en CSV (UTF-8).",
        )
    reading = PoolReading(rows=tuple(rows), diagnostics=tuple(findings))
    return reading if reading.accepted else PoolReading(rows=(), diagnostics=tuple(findings))


def _rows(text: str, name: str, colleges: Collection[str], findings: Findings) -> Iterator[PoolRow]:
    lines = _lines(text, name)
    heading = [cell.strip().lower() for cell in next(lines, (1, []))[1]]
    missing = [column for column in REQUIRED if column not in heading]
    unknown = [column for column in heading if column not in COLUMNS]
    for column in (*missing, *unknown):
        _say(
            findings,
            1,
            column or "sans nom",
            found="absente" if column in missing else "une colonne inconnue",
            expected=f"les colonnes {', '.join(COLUMNS)}",
            advice="Reprenez les en-têtes du modèle de fichier.",
        )
    if missing:
        return
    seen: dict[tuple[str, str], int] = {}
    count = 0
    for line, cells in lines:
        count += 1
        named = dict(zip(heading, (cell.strip() for cell in cells), strict=False))
        row = _row(line, named, colleges, findings)
        first = seen.setdefault((named["nom"].casefold(), named.get("college", "")), line)
        if first != line:
            _twice(findings, first, line, named["nom"])
        if row is not None:
            yield row
    if not 0 < count <= MOST_ROWS:
        raise UnreadableSource(
            f"« {name} » a {count} ligne{'s' if count > 1 else ''} sous ses en-têtes, de 1 à "
            f"{MOST_ROWS} étaient attendues.",
            code="nombre-de-lignes",
        )


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    heading = next(iter(text.lstrip("\r\n\ufeff").splitlines()), "")
    delimiter = max(DELIMITERS, key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as fault:
        raise UnreadableSource(
            f"« {name} », ligne {start} : un guillemet n'est pas fermé ou une case est mal écrite.",
            code="csv-illisible",
        ) from fault


def _row(
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
        _say(
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
            _say(
                findings, line, column,
                found=f"{len(value)} caractères" if value else "une case vide",
                expected=f"de 1 à {longest} caractères",
                advice="Remplissez ou raccourcissez la case.",
            )  # fmt: skip
    college = cells.get("college", "")
    if college and college not in colleges:
        _say(
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
    _say(
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
    _say(
        findings, line, "annees_metier",
        found=f"« {value} »",
        expected=f"un nombre entier de 0 à {MOST_YEARS}, ou une case vide",
        advice="Écrivez le nombre d'années, sans texte.",
    )  # fmt: skip
    return None


def _day(line: int, cells: dict[str, str], column: str, findings: Findings) -> date | None:
    value = cells.get(column, "")
    return read_date(value, _place(line, column), findings) if value else None


def _twice(findings: Findings, first: int, line: int, name: str) -> None:
    findings.error(
        "membre-en-double",
        Place(line=line, lines=(first, line), sentence=f"lignes {first} et {line}"),
        found=f"« {name} » deux fois dans le même collège",
        expected="une ligne par membre",
        advice="Supprimez l'une des deux lignes, ou distinguez les homonymes.",
    )


def _say(
    findings: Findings, line: int, column: str, *, found: str, expected: str, advice: str
) -> None:
    findings.error(
        "case-refusee", _place(line, column), found=found, expected=expected, advice=advice
    )


def _place(line: int, column: str) -> Place:
    return Place(line=line, lines=(line,), sentence=f"ligne {line}, colonne {column}")
