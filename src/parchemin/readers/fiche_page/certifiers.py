"""The certifiers: one row each, with or without the bars of the table."""

import re
from collections.abc import Iterator, Sequence

from parchemin.domain.referentiel import Certifier
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.cells import cells_of, is_empty, rows_of
from parchemin.readers.fiche_page.certifier_cells import named_cells, say_undecided
from parchemin.readers.fiche_page.sections import Page, Section
from parchemin.readers.source_text import Piece

_FIELDS = ("name", "siret", "trade_name", "website")
_SIGNATORY = re.compile(r"qualite du")
_SIRET_VALUE = re.compile(r"\d{14}")


def read_certifiers(page: Page, findings: Findings) -> tuple[Certifier, ...]:
    """The certifiers; a dash is an empty cell."""
    found: list[Certifier] = []
    for section in page.named("certifiers"):
        for cells in section.rows:
            found += [_certifier(row, cells[:4], findings) for row in cells[:1] if row]
        if not section.rows:
            rows = rows_of(section.lines)
            found += [_certifier(row, named_cells(row, findings), findings) for row in rows]
    for section in page.named("authority"):
        found += _authorities(section, findings)
    return tuple(found)


def _authorities(section: Section, findings: Findings) -> Iterator[Certifier]:
    """The authority of a description older than the present register: its name, then a signatory."""
    named = [cells[0] for cells in section.rows if cells and cells[0]]
    if not section.rows:
        rows = [row for row in rows_of(section.lines) if not _SIGNATORY.match(fold(row.text))]
        named = [cells_of(row)[0] for row in rows]
        if len(rows) > 1 and not any("|" in row.text for row in rows):
            say_undecided(rows[1], findings)
            named = named[:1]
    for name in named:
        text = " ".join(name.text.split())
        yield Certifier(name=text, spans={"name": name.span})


def _certifier(row: Piece, cells: Sequence[Piece | None], findings: Findings) -> Certifier:
    known = {
        name: cell
        for name, cell in zip(_FIELDS, cells, strict=False)
        if cell and not is_empty(cell.text)
    }
    name = known.setdefault("name", row)
    siret = known.get("siret")
    if siret and not _SIRET_VALUE.fullmatch(siret.text.replace(" ", "")):
        _odd_siret(siret, findings)
    texts = {field: piece.text for field, piece in known.items()}
    return Certifier(
        name=name.text,
        siret=texts.get("siret"),
        trade_name=texts.get("trade_name"),
        website=texts.get("website"),
        spans={field: piece.span for field, piece in known.items()},
    )


def _odd_siret(cell: Piece, findings: Findings) -> None:
    findings.warn(
        "siret-invalide",
        at(cell),
        found=f"« {cell.text[:40]} » dans la colonne SIRET",
        expected="14 chiffres, ou un tiret",
        advice="Vérifiez le SIRET du certificateur.",
    )
