"""The columns of a candidate file: how a heading is recognised, and what to propose otherwise."""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from parchemin.readers.diagnostics import Findings, Place

REQUIRED = ("nom_naissance", "prenoms", "date_naissance", "sexe", "voie_acces")
OPTIONAL = (
    "reference",
    "nom_usage",
    "code_commune_naissance",
    "code_postal_naissance",
    "commune_naissance",
    "code_pays_naissance",
    "pays_naissance",
    "courriel",
    "telephone",
    "date_entree",
)
COLUMNS = REQUIRED + OPTIONAL
OTHER_NAMES = {
    "nom_famille": "nom_naissance",
    "prenom": "prenoms",
    "prenom_s": "prenoms",
    "ne": "date_naissance",
    "nee": "date_naissance",
    "ne_e": "date_naissance",
    "naissance": "date_naissance",
    "code_insee_naissance": "code_commune_naissance",
    "insee_naissance": "code_commune_naissance",
    "lieu_naissance": "commune_naissance",
    "ville_naissance": "commune_naissance",
    "email": "courriel",
    "e_mail": "courriel",
    "mail": "courriel",
    "adresse_electronique": "courriel",
    "tel": "telephone",
    "portable": "telephone",
    "voie": "voie_acces",
    "entree": "date_entree",
    "ref": "reference",
    "numero": "reference",
}
LINKING_WORDS = frozenset({"de", "du", "des", "d", "la", "le", "l", "a", "en", "au"})
CLOSE_ENOUGH = 70
"""Likeness, out of 100, from which a word is proposed."""


@dataclass(frozen=True)
class Header:
    """The place of each known column in a row, and the number of cells a row must have."""

    positions: dict[str, int]
    width: int


def folded(text: str) -> str:
    """A heading or a value without case, accents, punctuation nor linking words."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain)
    return "_".join(word for word in words if word not in LINKING_WORDS)


def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """The choice most like a word, or None when none is like it."""
    best = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return best[0] if best else None


def read_header(cells: list[str], line: int, findings: Findings) -> Header:
    """The columns of a file; unknown headings are said and left out, missing ones are errors."""
    place = Place(line=line, lines=(line,), sentence=f"ligne {line} (en-têtes)")
    positions: dict[str, int] = {}
    for rank, cell in enumerate(cells):
        name = OTHER_NAMES.get(folded(cell), folded(cell))
        if name in positions:
            findings.error(
                "colonne-en-double",
                place,
                found=f"deux colonnes « {cell.strip()} »",
                expected=f"une seule colonne « {name} »",
                advice="Supprimez ou renommez l’une des deux.",
            )
        elif name in COLUMNS:
            positions[name] = rank
        elif name:
            _say_unknown(cell.strip(), name, place, findings)
    _say_missing(positions, place, findings)
    return Header(positions, len(cells))


def _say_unknown(cell: str, name: str, place: Place, findings: Findings) -> None:
    guess = nearest(name, COLUMNS)
    findings.warn(
        "colonne-inconnue",
        place,
        found=f"la colonne « {cell} »",
        expected="une colonne du modèle",
        advice=f"Vouliez-vous dire « {guess} » ? Renommez la colonne."
        if guess
        else "Cette colonne n’est pas lue.",
    )


def _say_missing(positions: dict[str, int], place: Place, findings: Findings) -> None:
    for name in REQUIRED:
        if name not in positions:
            findings.error(
                "colonne-manquante",
                place,
                found=f"aucune colonne « {name} »",
                expected="les colonnes " + ", ".join(REQUIRED),
                advice=f"Ajoutez la colonne « {name} », ou repartez du modèle de fichier.",
            )
