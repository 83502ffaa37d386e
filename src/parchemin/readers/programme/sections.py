"""The parts of a programme page, cut at its usual headings."""

import re
from collections.abc import Sequence

from parchemin.readers.comparison import fold
from parchemin.readers.source_text import Piece

_HEADINGS = {
    "passerelle": "correspondences",
    "le programme": "programme",
    "contenu de la formation": "content",
    "methodes pedagogiques": "methods",
    "modalites d'evaluation": "assessment",
    "la validation": "validation",
    "les conditions d'admission": "admission",
    "prerequis": "prerequisites",
    "pre requis": "prerequisites",
    "pre-requis": "prerequisites",
    "statut des candidats": "status",
    "profil souhaite": "profile",
    "modalites et delais d'acces": "access",
    "dates et lieux": "dates",
    "le financement": "funding",
    "contact": "contact",
    "les indicateurs": "indicators",
}
BLOC = re.compile(
    r"bloc(?: de compétences)?\s*(?P<label>n°\s*(?P<rank>\d{1,2}))\s*[:–—-]\s*(?P<title>\S.*)",
    re.IGNORECASE,
)
_LIST = re.compile(r"\bse compose de (?P<count>\d{1,2}) blocs?\b")
_LONGEST = 80


def cut_programme(lines: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The lines of each section; a bloc is the section ``bloc.`` followed by its rank."""
    sections: dict[str, list[Piece]] = {"head": []}
    current = sections["head"]
    for line in lines:
        name = _name(line)
        if name:
            current = sections.setdefault(name, [])
            if name.startswith(("bloc", "list")):
                current.append(line)
        else:
            current.append(line)
    return sections


def _name(line: Piece) -> str | None:
    if bloc := BLOC.fullmatch(line.text):
        return f"bloc.{int(bloc['rank'])}"
    if _LIST.search(line.text):
        return "list"
    label = fold(line.text[: _LONGEST + 1]).rstrip(" :")
    if len(label) > _LONGEST or label.endswith("."):
        return None
    return next((name for start, name in _HEADINGS.items() if label.startswith(start)), None)
