"""A candidate file written by hand, read as the office reads it."""

from datetime import date
from pathlib import Path

from parchemin.readers.candidates import CandidatesReading, read_candidates
from parchemin.readers.diagnostics import Severity

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests/samples/candidats"
FORMATS = ROOT / "docs/formats"
HEADER = "nom_naissance;prenoms;date_naissance;sexe;voie_acces"
LINE = "Exemple;Aurore,Céleste;01/11/1992;F;formation_continue"


def read(text: str, encoding: str = "utf-8") -> CandidatesReading:
    return read_candidates(text.encode(encoding), "candidats.csv", on=date(2026, 6, 12))


def errors(reading: CandidatesReading) -> list[tuple[int | None, str]]:
    return [
        (fault.place.line, fault.code)
        for fault in reading.diagnostics
        if fault.severity is Severity.ERROR
    ]
