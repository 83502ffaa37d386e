"""What the candidate hands in, word for word: « dossier de synthèse », « rapport »."""

import re

from parchemin.readers.modality.around import around
from parchemin.readers.modality.said import NOTHING, Answer, Said

PRODUCTS = "products"

_THING = (
    r"(?:dossier|rapport|mémoire|portfolio|diaporama|compte[- ]rendu|livrable|note\s+de\s+synthèse"
    r"|support\s+(?:de\s+présentation|visuel)|synthèse\s+écrite|fiche\s+de\s+synthèse)"
)
_QUALITY = (
    r"(?:\s+(?:écrit|professionnel|technique|numérique|individuel|personnel|collectif|argumenté)e?\b"
    r"|\s+(?:de\s+|d['’])(?!\d|une?\b|environ|la\b|l['’]|cette|plusieurs|type|dix|quinze|vingt)[\w-]+"
    r"(?:\s+professionnel(?:le)?\b)?)?"
)
_PRODUCT = re.compile(
    rf"\b(?:une?|son|sa|d['’]une?)\s+(?P<product>{_THING}{_QUALITY})", re.IGNORECASE
)
_OPENING = re.compile(rf"(?P<product>{_THING}{_QUALITY})", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:\bà\s+partir|\bsur\s+la\s+base|\bétude|\banalyse|\bconsult\w+|\bappui\w*|\bexamen|\blecture"
    r"|\bremet(?:tre)?\s+au\s+candidat|\breçoit|\bdispose)\s*$",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\s+(?:documentaire|patient|client|fournie?|remise?\s+au\s+candidat|type"
    r"|remise?\s+par\s+(?:les?\s+|la\s+|une?\s+|l['’])"
    r"(?:formateur|formatrice|jury|tuteur|tutrice|évaluateur|évaluatrice|organisme|centre))\b",
    re.IGNORECASE,
)
_HINTS = (
    "n dossier",
    "n rapport",
    "n mémoire",
    "n portfolio",
    "n diaporama",
    "n compte",
    "n livrable",
    "n support",
    "note de s",
    "synthèse é",
    "fiche de s",
)
"""One of these is in every product but the one that opens the text."""


def products_in(text: str, lower: str, *, announced: bool = False) -> Answer:
    """The products in the order of the text, each once.

    ``lower`` is the same text in small letters; ``announced`` when the modality opens by naming
    its file: « Dossier d'analyse et entretien ».
    """
    windows = around(lower, _HINTS, 20, 90)
    if not announced and not windows:
        return NOTHING
    found: dict[str, Said] = {}
    matches = [match for window in windows for match in _PRODUCT.finditer(text, *window)]
    if announced and (opening := _OPENING.match(text)):
        matches.insert(0, opening)
    for match in matches:
        before = text[max(0, match.start() - 40) : match.start()]
        if not _GIVEN.search(before) and not _HANDED.match(text, match.end()):
            product = match["product"]
            found.setdefault(product.lower(), Said(product, *match.span("product")))
    return Answer({f"{PRODUCTS}.{rank}": said for rank, said in enumerate(found.values())})
