"""The sections of a fiche page, cut at the headings that the register prints."""

import re
from dataclasses import dataclass, field

from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece, SourceText

_EXACT = {
    "l'essentiel": "essentials",
    "activites visees": "activities",
    "competences attestees": "stated",
    "modalites d'evaluation": "summary",
    "secteurs d'activites": "sectors",
    "secteurs d'activite": "sectors",
    "type d'emplois accessibles": "jobs",
    "code(s) rome": "rome",
    "oui non": "territories",
    "statistiques": "statistics",
    "certification(s) anterieure(s)": "replaces",
    "nouvelle(s) certification(s)": "replaced_by",
    "validite des composantes acquises": "validity",
}
_BEGINS = {
    "objectifs et contexte de la certification": "context",
    "nom legal siret": "certifiers",
    "description des modalites d'acquisition": "acquisition",
    "references juridiques des reglementations": "regulations",
    "le cas echant, prerequis": "prerequisites",
    "le cas echeant, prerequis": "prerequisites",
    "pre-requis disctincts": "prerequisites",
    "pre-requis distincts": "prerequisites",
    "voie d'acces a la certification": "routes",
    "certifications professionnelles enregistrees au": "correspondences",
    "reference au(x) texte(s)": "decrees",
    "date de decision": "dates",
    "lien internet vers le descriptif": "link",
    "le certificateur n'habilite": "partners",
    "liste des organismes preparant": "partners",
    "referentiel d'activite, de competences": "annex",
}
_TABLE_MARKS = re.compile(r"[|\s]+")
BLOC_HEADING = re.compile(r"(?P<code>(?P<number>(?:RNCP|RS)\d+)BC\d+)\s*[-–—:]\s*(?P<title>\S.*)")
_BLOC_TABLE = "liste de competences"
_LONGEST_HEADING = 400


@dataclass(frozen=True)
class Section:
    """One section: its name, its heading, its body lines, and the body as one piece."""

    name: str
    heading: Piece
    lines: list[Piece] = field(default_factory=list)

    @property
    def body(self) -> Piece:
        if not self.lines:
            return self.heading.part(len(self.heading.text))
        return self.lines[0].until(self.lines[-1])


@dataclass(frozen=True)
class Page:
    """The sections of a page in their order; a name may come twice."""

    lines: list[Piece]
    sections: list[Section]

    def named(self, name: str) -> list[Section]:
        return [section for section in self.sections if section.name == name]

    def lines_of(self, name: str) -> list[Piece]:
        return [line for section in self.named(name) for line in section.lines]


def cut_page(source: SourceText) -> Page:
    """The page as sections; what stands before the first heading is the section ``head``."""
    lines = source.whole.lines()
    sections = [Section("head", source.whole.part(0, 0))]
    for rank, line in enumerate(lines):
        following = lines[rank + 1] if rank + 1 < len(lines) else None
        name = section_name(line, following)
        if name:
            sections.append(Section(name, line))
        else:
            sections[-1].lines.append(line)
    return Page(lines, sections)


def section_name(line: Piece, following: Piece | None) -> str | None:
    """The section that this line opens, or None."""
    if line.end - line.start > _LONGEST_HEADING:
        return None
    label = heading_label(line)
    if label in _EXACT:
        return _EXACT[label]
    opened = next((name for start, name in _BEGINS.items() if label.startswith(start)), None)
    if opened or following is None or not BLOC_HEADING.fullmatch(line.text):
        return opened
    announced = following.end - following.start < _LONGEST_HEADING
    return "bloc" if announced and heading_label(following).startswith(_BLOC_TABLE) else None


def heading_label(line: Piece) -> str:
    """The line folded, without table bars nor final colon."""
    return _TABLE_MARKS.sub(" ", fold(line.text)).strip(" :")
