"""The cells of a certifier's row, even when the bars of the table are lost."""

import re
from collections.abc import Sequence

from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.cells import cells_of
from parchemin.readers.source_text import Piece

_SIRET = re.compile(r"(?<=\s)(?:\d{14}|[-–—])(?=\s|$)")
_SITE = re.compile(r"(?:https?://|www\.)\S+$|[-–—]$")


def named_cells(row: Piece, findings: Findings) -> Sequence[Piece | None]:
    return cells_of(row)[:4] if "|" in row.text else _unglued(row, findings)


def _unglued(row: Piece, findings: Findings) -> list[Piece | None]:
    """The four cells of a row whose bars are lost: the second is a SIRET or a dash."""
    site = _SITE.search(row.text)
    rest = row.part(0, site.start()).trim() if site else row
    text = rest.text
    cuts = [match for match in _SIRET.finditer(text) if text[match.end() :].strip()]
    if len(cuts) != 1:
        say_undecided(row, findings)
        return [row]
    cut = cuts[0]
    return [
        rest.part(0, cut.start()).trim(),
        rest.group(cut),
        rest.part(cut.end()).trim(),
        row.group(site) if site else None,
    ]


def say_undecided(row: Piece, findings: Findings) -> None:
    findings.warn(
        "certificateur-indecidable",
        at(row),
        found=f"une ligne dont les colonnes sont perdues : « {row.text[:160]} »",
        expected="nom légal, SIRET, nom commercial et site internet séparés",
        advice="Séparez le nom, le SIRET, le nom commercial et le site du certificateur.",
    )
