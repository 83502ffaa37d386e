"""Former and new certifications of the page, and its territories."""

import re

from parchemin.domain.referentiel import CertificationReference, Span
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.cells import rows_of
from parchemin.readers.fiche_page.sections import Page

_REFERENCE = re.compile(r"(?P<number>(?:RNCP|RS)\d+)[\s|:–-]*(?P<title>.*?)[\s|]*")
_TERRITORIES = ("inscrite au cadre", "accessible en")


def read_references(page: Page, name: str) -> tuple[CertificationReference, ...]:
    """The certifications of the section ``replaces`` or ``replaced_by``."""
    found: list[CertificationReference] = []
    for row in rows_of(page.lines_of(name)):
        if match := _REFERENCE.fullmatch(row.text):
            spans: dict[str, Span] = {"number": row.group(match, "number").span}
            if match["title"]:
                spans["title"] = row.group(match, "title").span
            title = match["title"] or None
            found.append(CertificationReference(number=match["number"], title=title, spans=spans))
    return tuple(found)


def say_territories(page: Page, findings: Findings) -> None:
    """Where the column of the cross is lost, nothing says whether the territory is covered."""
    rows = [
        row
        for section in page.named("territories")
        if not section.rows
        for row in rows_of(section.lines)
    ]
    for row in rows:
        if fold(row.text).startswith(_TERRITORIES):
            findings.inform(
                "territoire-indecidable",
                at(row),
                found=f"« {row.text} » : la colonne de la croix (Oui ou Non) est perdue",
                expected="la colonne de la croix",
                advice="Vérifiez sur le site du registre si la certification y est inscrite.",
            )
