"""Whether a text is a fiche of the register, by the labels that its pages print."""

import re

from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import UnreadableSource

_LABELS = (
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
    "nomenclature du niveau de qualification",
    "n° de fiche",
    "resume descriptif de la certification",
    "autorite responsable de la certification",
    "niveau et/ou domaine d'activite",
    "resume du referentiel d'emploi",
    "codes des fiches rome les plus proches",
    "conditions d'inscription a la certification",
)
_BLOC_CODE = re.compile(r"(?m)^\W{0,4}(?:RNCP|RS)\d+BC\d+\s*[-–—:]")
_ENOUGH, _MANY = 3, 5
_FICHE_NUMBER = re.compile(r"\b(?:RNCP|RS)\s?\d{2,6}\b")
_RESULTS = re.compile(
    r"\b\d[\d ]* (?:resultats?|certifications? trouvees?)\b|resultats? de (?:la |votre )?recherche"
)
_NOT_FOUND = re.compile(
    r"page (?:introuvable|non trouvee|inexistante)|erreur 404|404 not found"
    r"|fiche (?:introuvable|inexistante)|(?:page|fiche)[^.\n]{0,60} n'existe (?:pas|plus)"
)
_SHORT, _FEWEST_RESULTS = 6_000, 2


def is_fiche_page(folded: str, text: str) -> bool:
    """Whether enough labels of a fiche are there, or one and the code of a bloc."""
    labels = _count(folded)
    return labels >= _ENOUGH or bool(labels and _BLOC_CODE.search(text))


def is_surely_fiche_page(folded: str) -> bool:
    """Whether no other kind of document would print so many labels of a fiche."""
    return _count(folded) >= _MANY


def refuse_page_of_the_site(text: str, name: str) -> None:
    """Raise ``UnreadableSource`` on a page of the register's site that describes no fiche."""
    folded = fold(text)
    numbers = {found[0] for found in _FICHE_NUMBER.finditer(text)}
    if _RESULTS.search(folded) and len(numbers) >= _FEWEST_RESULTS:
        raise UnreadableSource(
            f"« {name} » est une page de résultats de recherche ({len(numbers)} fiches citées), pas "
            "une fiche : ouvrez la fiche voulue depuis ces résultats, puis enregistrez ou copiez sa "
            "page.",
            code="page-de-resultats",
        )
    if len(text) <= _SHORT and _NOT_FOUND.search(folded):
        raise UnreadableSource(
            f"« {name} » est une page d'erreur du site (« page introuvable »), sans aucune fiche : "
            "vérifiez le numéro de la fiche, rouvrez-la sur le site du registre, puis enregistrez sa "
            "page.",
            code="page-introuvable",
        )


def _count(folded: str) -> int:
    return sum(label in folded for label in _LABELS)
