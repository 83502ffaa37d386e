"""A CSV file of candidates: all the rows, or all the faults with their lines, never half."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.person import identity_key
from parchemin.readers.candidates.cells import CandidateRow, LineReader
from parchemin.readers.candidates.columns import COLUMNS, REQUIRED, Header, read_header
from parchemin.readers.candidates.remarks import SharedRemarks
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Diagnostic, Findings, Place, Severity, UnreadableSource

LARGEST_FILE = 20_000_000
"""Bytes of the largest file that is read; a line takes about 200."""
DELIMITERS = (";", ",", "\t")

__all__ = ["COLUMNS", "REQUIRED", "CandidateRow", "CandidatesReading", "read_candidates"]


@dataclass(frozen=True, kw_only=True)
class CandidatesReading:
    """Either every row of the file, or none and the errors; warnings may come with rows."""

    rows: tuple[CandidateRow, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def accepted(self) -> bool:
        return not any(fault.severity is Severity.ERROR for fault in self.diagnostics)


def read_candidates(data: bytes, name: str, *, on: date | None = None) -> CandidatesReading:
    """Read a candidate file; ``on`` is the day of the import, to refuse births to come.

    UTF-8 (with or without mark), UTF-16 or CP1252; semicolon, comma or tabulation. The format is
    described in docs/formats/candidats.md.
    """
    findings = Findings()
    rows: list[CandidateRow] = []
    try:
        rows = _read(_text(data, name, findings), name, findings, on)
    except UnreadableSource as refusal:
        findings.error(
            refusal.code,
            Place(sentence=name),
            found=str(refusal),
            expected="un fichier CSV de candidats",
            advice="Repartez du modèle de fichier, ou exportez le tableau en CSV (UTF-8).",
        )
    reading = CandidatesReading(rows=tuple(rows), diagnostics=tuple(findings))
    return reading if reading.accepted else CandidatesReading(rows=(), diagnostics=tuple(findings))


def _text(data: bytes, name: str, findings: Findings) -> str:
    if len(data) > LARGEST_FILE:
        raise UnreadableSource(
            f"« {name} » pèse {len(data) // 1_000_000} Mo, plus que les "
            f"{LARGEST_FILE // 1_000_000} Mo d’un fichier de candidats.",
            code="fichier-trop-gros",
        )
    if not data.strip():
        raise UnreadableSource(f"« {name} » est vide.", code="fichier-vide")
    return decode(data, name, findings)[0]


def _read(text: str, name: str, findings: Findings, on: date | None) -> list[CandidateRow]:
    lines = _lines(text, name)
    first, heading = next(lines, (1, []))
    header = read_header(heading, first, findings)
    if any(column not in header.positions for column in REQUIRED):
        return []
    rows, shared, readers = [], SharedRemarks(), []
    for line, cells in lines:
        named = _named(cells, header, line, findings)
        if named:
            reader = LineReader(line, named, findings)
            row = reader.read(on=on)
            rows += [row] if row else []
            shared.meet(reader)
            readers.append(reader)
    if not rows and not any(fault.severity is Severity.ERROR for fault in findings):
        raise UnreadableSource(
            f"« {name} » n’a aucune ligne sous ses en-têtes.", code="aucune-ligne"
        )
    _say_duplicates(readers, findings)
    shared.say(findings)
    return rows


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not empty, each with the number of its first line in the file."""
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
            f"« {name} », ligne {start} : un guillemet n’est pas fermé ou une case est mal écrite.",
            code="csv-illisible",
        ) from fault


def _named(cells: list[str], header: Header, line: int, findings: Findings) -> dict[str, str]:
    """The cells of a line by column; empty when their number is wrong."""
    extra = cells[header.width :]
    if len(cells) < header.width or any(cell.strip() for cell in extra):
        findings.error(
            "nombre-de-cases",
            Place(line=line, lines=(line,), sentence=f"ligne {line}"),
            found=f"{len(cells)} cases",
            expected=f"{header.width} cases, autant que d’en-têtes",
            advice="Vérifiez les séparateurs et les guillemets de cette ligne.",
        )
        return {}
    return {column: cells[rank] for column, rank in header.positions.items()}


def _say_duplicates(readers: list[LineReader], findings: Findings) -> None:
    """Also for the lines that something else refuses: all the faults are told at once."""
    people: dict[object, int] = {}
    references: dict[str, int] = {}
    for reader in readers:
        line, person, reference = reader.line, reader.person, reader.reference
        if person and (first := people.setdefault(identity_key(person), line)) != line:
            _say_twice("personne-en-double", first, line, person.full_name, findings)
        if reference and (first := references.setdefault(reference, line)) != line:
            _say_twice("reference-en-double", first, line, reference, findings)


def _say_twice(code: str, first: int, line: int, shown: str, findings: Findings) -> None:
    findings.error(
        code,
        Place(line=line, lines=(first, line), sentence=f"lignes {first} et {line}"),
        found=f"« {shown} » deux fois",
        expected="une ligne par personne, une référence par ligne",
        advice="Supprimez l’une des deux lignes, ou corrigez celle qui est fausse.",
    )
