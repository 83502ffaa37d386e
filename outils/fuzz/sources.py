"""The documents to damage: the samples of the tests, the examples, and one of each other format."""

import io
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import typst
from docx import Document
from openpyxl import Workbook

from outils.environment import ROOT

LARGEST = 200_000
FOLDERS = (ROOT / "src/parchemin/examples", ROOT / "tests/samples")
LEFT_OUT = {".attendu", ".py", ".pyc"}
HEADINGS = ["Activités", "Compétences", "Modalités d'évaluation", "Critères d'évaluation"]
ROWS = [
    ["Accueil du public", "C1. Accueillir chaque personne", "Mise en situation reconstituée",
     "- Le salut est adapté\n- Le besoin est reformulé"],
    ["", "C2. Orienter vers le bon service*", "", "L'orientation est juste"],
    ["Suivi des dossiers", "C3. Ouvrir un dossier", "Étude de cas écrite de 2 heures",
     "Le dossier est complet ; les pièces sont datées"],
]  # fmt: skip
TABLE = [HEADINGS, ["Bloc 1 : Accueillir et orienter", "", "", ""], *ROWS]
PRINTED = """
#set page(paper: "a4", flipped: true, numbering: "1 / 1")
= Référentiel du CQP Agent d'accueil
#table(columns: 4, ..json("rows.json").flatten())
"""


@cache
def sources() -> tuple[tuple[str, bytes], ...]:
    """Name and content of each document, always in the same order."""
    found = [
        (path.relative_to(ROOT).as_posix(), path.read_bytes())
        for folder in FOLDERS
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in LEFT_OUT and path.stat().st_size <= LARGEST
    ]
    return (*found, *_made())


def _made() -> tuple[tuple[str, bytes], ...]:
    lines = ["\t".join(cell.replace("\n", " ") for cell in row) for row in TABLE]
    page = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    bars = [f"| {' | '.join(cell.replace(chr(10), '<br>') for cell in row)} |" for row in TABLE]
    bars.insert(1, "|---|---|---|---|")
    return (
        ("tableau.docx", _word()),
        ("tableau.xlsx", _workbook()),
        ("tableau.pdf", _printed()),
        (
            "tableau.html",
            f"<!DOCTYPE html><html><body><table>{page}</table></body></html>".encode(),
        ),
        ("tableau.md", "\n".join(["# Référentiel", "", *bars, ""]).encode()),
        ("tableau.tsv", "\n".join(lines).encode()),
        ("tableau.json", json.dumps(TABLE, ensure_ascii=False).encode()),
    )


def _word() -> bytes:
    document: Any = Document()
    document.add_heading("Référentiel du CQP Agent d'accueil", 1)
    table = document.add_table(len(TABLE), 4)
    for row, cells in enumerate(TABLE):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(3, 0))
    return _saved(document)


def _workbook() -> bytes:
    workbook: Any = Workbook()
    for row in TABLE:
        workbook.active.append(row)
    workbook.active.merge_cells("A3:A4")
    return _saved(workbook)


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _printed() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "rows.json").write_text(json.dumps(TABLE), encoding="utf-8")
        Path(folder, "main.typ").write_text(PRINTED, encoding="utf-8")
        return bytes(typst.compile(str(Path(folder, "main.typ"))))
