"""How large a text may be before it is read."""

from parchemin.readers.diagnostics import UnreadableSource

LARGEST_TEXT = 20_000_000
"""Bytes of the largest text file that is opened."""

MOST_CHARACTERS, MOST_LINES = 2_000_000, 50_000
"""The longest text of one certification; the longest known fiche page is under 100 000."""


def refuse_too_large(size: int, name: str) -> None:
    """Raise ``UnreadableSource`` on a file of more bytes than any text of a certification."""
    if size > LARGEST_TEXT:
        raise UnreadableSource(
            f"« {name} » pèse {size // 1_000_000} Mo : une fiche, un référentiel ou un programme "
            f"tient en moins de {LARGEST_TEXT // 1_000_000} Mo ; vérifiez le fichier choisi, ou "
            "donnez l'export XML du registre s'il s'agit de données ouvertes.",
            code="fichier-trop-gros",
        )


def refuse_too_long(text: str, name: str) -> None:
    """Raise ``UnreadableSource`` on a text longer than any certification."""
    lines = text.count("\n") + text.count("\r")
    if len(text) > MOST_CHARACTERS or lines > MOST_LINES:
        raise UnreadableSource(
            f"« {name} » compte {len(text)} caractères et {lines} lignes, trop pour le texte "
            f"d'une seule certification (au plus {MOST_CHARACTERS} et {MOST_LINES}) : vérifiez le "
            "fichier choisi, ou donnez un fichier par certification.",
            code="fichier-trop-long",
        )
