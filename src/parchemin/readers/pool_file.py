"""A CSV file of jury members: all the rows, or all the faults with their lines, never half."""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Diagnostic, Findings, Place, Severity, UnreadableSource
from parchemin.readers.pool_cells import REQUIRED, PoolRow, read_row, say

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
MOST_ROWS = 2_000
DELIMITERS = (";", ",", "\t")

__all__ = ["COLUMNS", "MOST_ROWS", "PoolReading", "PoolRow", "read_pool"]


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
        say(
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
        row = read_row(line, named, colleges, findings)
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


def _twice(findings: Findings, first: int, line: int, name: str) -> None:
    findings.error(
        "membre-en-double",
        Place(line=line, lines=(first, line), sentence=f"lignes {first} et {line}"),
        found=f"« {name} » deux fois dans le même collège",
        expected="une ligne par membre",
        advice="Supprimez l'une des deux lignes, ou distinguez les homonymes.",
    )
