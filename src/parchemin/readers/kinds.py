"""What a text is, from its own words."""

import re
from typing import NoReturn

from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_page.recognition import (
    is_fiche_page,
    is_surely_fiche_page,
    refuse_page_of_the_site,
)
from parchemin.readers.table.columns import columns_of
from parchemin.readers.transcripts.transcript import Transcript

_LOOKED_AT = 400_000
_TABLE = ("referentiel d'activites", "referentiel de competences", "criteres d'evaluation")
_MODULE = re.compile(r"(?mi)^\s*[-–•*]\s*.{2,150}?[-–—]\s*\d{1,4}(?:[.,]\d+)?\s*h(?:eures?)?\b")
_FEWEST_MODULES, _ARTICLE_SIGNS = 2, 3
_ACCEPTED = (
    "Parchemin lit une fiche RNCP ou RS (page du site, export ou réponse JSON du registre), un "
    "référentiel en tableau (DOCX, PDF, XLSX, HTML, Markdown ou texte), un cadre CASE ou un "
    "programme de formation."
)
_LOOKS = (
    (re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE), "une page HTML, avec ses balises"),
    (re.compile(r"\s*[\[{]\s*[\"{\[\]}]"), "des données JSON"),
    (re.compile(r"\s*<"), "un document à balises qui n'est pas l'export du registre"),
    (re.compile(r"(?:[^\n;]{0,60};){3}[^\n]*\n(?:[^\n;]{0,200};){3}"), "un tableau CSV"),
)
_ARTICLE = re.compile(r"\barticle\b|\b[cl]e métier\b|\bsalaire\b|\brecrut", re.IGNORECASE)
_PROSE = re.compile(r"[^\n]{200,}")


def kind_of(transcript: Transcript) -> str | None:
    """``fiche_page``, ``table`` or ``programme``; None when the document is none of them."""
    text = transcript.source.text
    start = fold(text[:_LOOKED_AT])
    if is_surely_fiche_page(start):
        return "fiche_page"
    if all(label in start for label in _TABLE) and "\t" in text[:_LOOKED_AT]:
        return "table"
    if is_fiche_page(start, text[:_LOOKED_AT]):
        return "fiche_page"
    if any(columns_of(row) for grid in transcript.grids for row in grid.rows):
        return "table"
    if len(_MODULE.findall(text[:_LOOKED_AT])) >= _FEWEST_MODULES and "formation" in start:
        return "programme"
    return None


def refuse_unknown(text: str, name: str) -> NoReturn:
    """Raise ``UnreadableSource`` with what the text looks like and what would be accepted."""
    refuse_page_of_the_site(text[:_LOOKED_AT], name)
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
