"""The words by which the columns of a référentiel are headed."""

import re
from enum import StrEnum

from parchemin.readers.comparison import fold


class Role(StrEnum):
    """What a column holds; ``assessment`` holds modalities and criteria together."""

    BLOC = "bloc"
    CODE = "code"
    ACTIVITY = "activity"
    TASK = "task"
    COMPETENCY = "competency"
    ASSESSMENT = "assessment"
    MODALITY = "modality"
    CRITERIA = "criteria"


_LONGEST_HEADER = 300
_BOTH = r"(?:modalites?|criteres?)\b[^.:]{0,40}?(?:\bet\b|/|,|&|\+)[^.:]{0,20}\b(?:criteres?|modalites?)"
_HEADERS = (
    (
        Role.BLOC,
        (
            r"(?:(?:intitule|titre|libelle|n°)[^.:]{0,20} )?blocs?(?: de competences?)?"
            r"(?: (?:n°|concerne|vise)s?)?$"
        ),
    ),
    (
        Role.CODE,
        r"(?:codes?|n°|numeros?|ref\.?|references?|reperes?)(?: (?:de la |des )?competences?)?$",
    ),
    (Role.ASSESSMENT, _BOTH + r"|(?:referentiel d')?evaluations?\b"),
    (
        Role.MODALITY,
        r"(?:modalites?|epreuves?|(?:modes?|methodes?|types?|situations?|outils?) d'evaluation)\b",
    ),
    (
        Role.CRITERIA,
        (
            r"(?:criteres?|indicateurs?|observables?"
            r"|(?:elements?|resultats?|performances?|attendus?) (?:observables?|attendu|d'appreciation))"
        ),
    ),
    (Role.TASK, r"(?:principales )?taches?\b"),
    (
        Role.ACTIVITY,
        (
            r"(?:referentiel d')?(?:principales )?activites?\b|missions?\b|fonctions?\b"
            r"|situations? (?:de travail|professionnelles?)\b"
        ),
    ),
    (
        Role.COMPETENCY,
        r"(?:referentiel de(?:s)? )?(?:competences?|capacites?)\b|savoir-?faire\b|(?:etre )?capable",
    ),
)
_PATTERNS = tuple((role, re.compile(words)) for role, words in _HEADERS)
_NUMBERED = re.compile(r"[a-z'° ]{3,40}\d")
_SAYS_MORE = re.compile(r":\s*\S")


_COMPETENCY_AHEAD = re.compile(
    r"\W{0,8}(?:r[ée]f[ée]rentiel des? )?(?:comp[ée]tence|capacit[ée]|savoir|(?:[êe]tre )?capable)",
    re.IGNORECASE,
)


def may_head_competencies(text: str) -> bool:
    """A quick look, that spares most cells ``role_of``."""
    return bool(_COMPETENCY_AHEAD.match(text))


def role_of(text: str) -> Role | None:
    """What a column headed so holds; None when the words head no column of a référentiel.

    « Compétence 1 » or « Modalité : oral » is content, not a heading.
    """
    if len(text) > _LONGEST_HEADER:
        return None
    words = fold(text).strip(" .:*-()")
    if _NUMBERED.match(words) or _SAYS_MORE.search(words):
        return None
    return next((role for role, pattern in _PATTERNS if pattern.match(words)), None)
