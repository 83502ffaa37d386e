"""The headings that the register has printed through the years, and what each one opens."""

import re

from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece

_EXACT = {
    "l'essentiel": "essentials",
    "activites visees": "activities",
    "competences attestees": "stated",
    "capacites attestees": "stated",
    "competences ou capacites attestees": "stated",
    "modalites d'evaluation": "summary",
    "secteurs d'activites": "sectors",
    "secteurs d'activite": "sectors",
    "type d'emplois accessibles": "jobs",
    "code(s) rome": "rome",
    "oui non": "territories",
    "statistiques": "statistics",
    "certification(s) anterieure(s)": "replaces",
    "ancienne(s) certification(s)": "replaces",
    "nouvelle(s) certification(s)": "replaced_by",
    "validite des composantes acquises": "validity",
    "blocs de competences": "blocs",
    "intitule": "title",
    "base legale": "decrees",
    "pour plus d'informations": "link",
    "historique de la certification": "history",
}
_BEGINS = {
    "objectifs et contexte de la certification": "context",
    "nom legal siret": "certifiers",
    "certificateur(s) nom legal": "certifiers",
    "description des modalites d'acquisition": "acquisition",
    "references juridiques des reglementations": "regulations",
    "le cas echant, prerequis": "prerequisites",
    "le cas echeant, prerequis": "prerequisites",
    "pre-requis disctincts": "prerequisites",
    "pre-requis distincts": "prerequisites",
    "voie d'acces a la certification": "routes",
    "conditions d'inscription a la certification": "routes",
    "certifications professionnelles enregistrees au": "correspondences",
    "reference au(x) texte(s)": "decrees",
    "date de decision": "dates",
    "date d'effet de l'enregistrement": "dates",
    "annee d'obtention de la certification": "statistics",
    "lien internet vers le descriptif": "link",
    "le certificateur n'habilite": "partners",
    "liste des organismes preparant": "partners",
    "referentiel d'activite, de competences": "annex",
    "n° et intitule du bloc": "blocs",
    "autorite responsable de la certification": "authority",
    "niveau et/ou domaine d'activite": "essentials",
    "resume du referentiel d'emploi": "abstract",
    "secteurs d'activite ou types d'emplois": "sectors",
    "codes des fiches rome les plus proches": "rome",
    "code(s) des fiches rome les plus proches": "rome",
    "modalites d'acces a cette certification": "acquisition",
    "descriptif des composantes de la certification": "acquisition",
    "liens avec d'autres certifications": "links",
    "certification precedente": "replaces",
    "certification suivante": "replaced_by",
    "intitule descriptif et modalites d'evaluation": "blocs",
}
_TABLE_MARKS = re.compile(r"[|\s]+")
_LONGEST_HEADING = 400
BLOC_HEADING = re.compile(
    r"(?P<code>(?P<number>(?:RNCP|RS)\d+)BC\d+)(?:\s*[-–—:]\s*|\s*\n\s*)(?P<title>\S(?s:.*))"
)
_SHORT_HEADING = re.compile(
    r"(?:[Bb]loc(?: de compétences?)?\s*)?(?:[Nn]°\s*)?(?P<code>\d{1,3})"
    r"(?:\s+de la fiche\s+n°\s*(?P<fiche>\d+))?\s*[-–—:.]\s*(?P<title>\S(?s:.*))"
)
_BLOC_TABLE = "liste de competences"


def heading_label(line: Piece) -> str:
    """The line folded, without table bars, final colon nor the asterisk of a note."""
    return _TABLE_MARKS.sub(" ", fold(line.text)).strip(" :*")


def bloc_heading(text: str) -> re.Match[str] | None:
    """The code and the title of a bloc; a code may be a mere number, as a few fiches have it."""
    return BLOC_HEADING.fullmatch(text) or _SHORT_HEADING.fullmatch(text)


def section_name(line: Piece, following: Piece | None) -> str | None:
    """The section that this line opens, or None."""
    if line.end - line.start > _LONGEST_HEADING:
        return None
    label = heading_label(line)
    if label in _EXACT:
        return _EXACT[label]
    opened = next((name for start, name in _BEGINS.items() if label.startswith(start)), None)
    if opened or following is None or not bloc_heading(line.text):
        return opened
    announced = following.end - following.start < _LONGEST_HEADING
    return "bloc" if announced and heading_label(following).startswith(_BLOC_TABLE) else None
