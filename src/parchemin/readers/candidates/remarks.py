"""Remarks that concern many lines, told once with their lines."""

from parchemin.readers.candidates.cells import LineReader
from parchemin.readers.diagnostics import Findings, Place

MOST_LINES_SHOWN = 20


class SharedRemarks:
    """Gathers, line after line, what would be noise if told for each."""

    def __init__(self) -> None:
        self.spaced: list[int] = []
        self.placeless: list[int] = []

    def meet(self, reader: LineReader) -> None:
        names = reader.cells["prenoms"]
        if "," not in names and len(names.split()) > 1:
            self.spaced.append(reader.line)
        if reader.place_unknown:
            self.placeless.append(reader.line)

    def say(self, findings: Findings) -> None:
        if self.spaced:
            findings.inform(
                "prenoms-separes-par-espace",
                _place("prenoms", self.spaced),
                found="plusieurs prénoms séparés par des espaces, lus chacun comme un prénom",
                expected="des prénoms séparés par des virgules",
                advice="Rien à faire, sauf prénom composé sans tiret : terminez-le par une virgule.",
            )
        if self.placeless:
            findings.warn(
                "lieu-de-naissance-inconnu",
                _place("code_commune_naissance", self.placeless),
                found="aucun lieu de naissance",
                expected="le code INSEE de la commune, ou du pays",
                advice="Demandez-le aux candidats : il départage les homonymes à la déclaration.",
            )


def _place(column: str, lines: list[int]) -> Place:
    shown = ", ".join(map(str, lines[:MOST_LINES_SHOWN]))
    more = " …" if len(lines) > MOST_LINES_SHOWN else ""
    named = "ligne" if len(lines) == 1 else "lignes"
    return Place(
        line=lines[0], lines=tuple(lines), sentence=f"colonne {column}, {named} {shown}{more}"
    )
