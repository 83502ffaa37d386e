"""What a text is, from its own words."""

import re
from typing import NoReturn

from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import UnreadableSource

_LOOKED_AT = 400_000
_FICHE = (
    "l'essentiel",
    "objectifs et contexte de la certification",
    "activites visees",
    "competences attestees",
    "liste de competences",
    "description des modalites d'acquisition",
    "voie d'acces a la certification",
    "certifications professionnelles enregistrees",
    "date d'echeance de l'enregistrement",
    "lien internet vers le descriptif",
)
_BLOC_CODE = re.compile(r"(?m)^\W{0,4}(?:RNCP|RS)\d+BC\d+\s*[-–—:]")
_TABLE = ("referentiel d'activites", "referentiel de competences", "criteres d'evaluation")
_MODULE = re.compile(r"(?mi)^\s*[-–•*]\s*.{2,150}?[-–—]\s*\d{1,4}(?:[.,]\d+)?\s*h(?:eures?)?\b")
_ENOUGH_LABELS, _FEWEST_MODULES, _ARTICLE_SIGNS = 3, 2, 3
_ACCEPTED = (
    "Parchemin lit une fiche RNCP ou RS (page copiée en texte ou export XML du registre), un "
    "référentiel en tableau ou un programme de formation."
)
_LOOKS = (
    (re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE), "une page HTML, avec ses balises"),
    (re.compile(r"\s*[\[{]\s*[\"{\[\]}]"), "des données JSON"),
    (re.compile(r"\s*<"), "un document à balises qui n'est pas l'export du registre"),
    (re.compile(r"(?:[^\n;]{0,60};){3}[^\n]*\n(?:[^\n;]{0,200};){3}"), "un tableau CSV"),
)
_ARTICLE = re.compile(r"\barticle\b|\b[cl]e métier\b|\bsalaire\b|\brecrut", re.IGNORECASE)
_PROSE = re.compile(r"[^\n]{200,}")


def kind_of_text(text: str) -> str | None:
    """``fiche_page``, ``table`` or ``programme``; None when the text is none of them."""
    start = fold(text[:_LOOKED_AT])
    if all(label in start for label in _TABLE) and "\t" in text[:_LOOKED_AT]:
        return "table"
    labels = sum(label in start for label in _FICHE)
    if labels >= _ENOUGH_LABELS or (labels and _BLOC_CODE.search(text[:_LOOKED_AT])):
        return "fiche_page"
    if len(_MODULE.findall(text[:_LOOKED_AT])) >= _FEWEST_MODULES and "formation" in start:
        return "programme"
    return None


def refuse_unknown(text: str, name: str) -> NoReturn:
    """Raise ``UnreadableSource`` with what the text looks like and what would be accepted."""
    raise UnreadableSource(
        f"« {name} » ressemble à {_looks_like(text[:_LOOKED_AT])}, sans les blocs ni les modalités "
        f"d'une certification : {_ACCEPTED}",
        code="source-non-reconnue",
    )


def _looks_like(text: str) -> str:
    for shape, looks in _LOOKS:
        if shape.match(text):
            return looks
    signs = len(_ARTICLE.findall(text))
    if signs >= _ARTICLE_SIGNS and _PROSE.search(text):
        return "un article sur un métier"
    return "un texte sans structure connue"
