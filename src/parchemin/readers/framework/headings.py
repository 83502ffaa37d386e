"""The headings of a table of competencies, recognised even when nearly right."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process

from parchemin.domain.outline import COLUMNS, NATURE
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.framework.table import Table

_NEAR = 75.0
_NO_WORD = re.compile(r"[^a-z0-9%]+")


def recognised(headings: Sequence[str]) -> bool:
    """Whether these are the headings of a table with one line for each part."""
    found = {word_of(each) for each in headings}
    return {NATURE, "texte"} <= found and len(found & _KNOWN.keys()) >= _FEWEST


def columns_of(table: Table, findings: Findings) -> dict[str, int]:
    """The rank of each known column; says which columns are unknown or there twice."""
    ranks: dict[str, int] = {}
    for rank, heading in enumerate(table.headings):
        if not heading.strip():
            continue
        column = _KNOWN.get(word_of(heading))
        place = Place(sentence=f"en-tête, colonne « {heading.strip()} »")
        if column is None:
            _say_unknown(heading, place, findings)
        elif column in ranks:
            findings.warn(
                "colonne-repetee",
                place,
                found=f"deux colonnes « {column} »",
                expected="chaque colonne une seule fois",
                advice="Seule la première est lue : réunissez les deux, ou renommez-en une.",
            )
        else:
            ranks[column] = rank
    return ranks


def _say_unknown(heading: str, place: Place, findings: Findings) -> None:
    near = nearest(heading, COLUMNS)
    findings.warn(
        "colonne-inconnue",
        place,
        found=f"une colonne « {heading.strip()} » que cette forme ne connaît pas",
        expected=f"« {near} »" if near else "une des colonnes du modèle",
        advice="Elle n'est pas lue : renommez-la si elle porte une valeur du référentiel.",
    )


@lru_cache(maxsize=4096)
def word_of(text: str) -> str:
    """A heading, a nature or a word of a closed list, as it is compared."""
    return _NO_WORD.sub(" ", fold(text)).strip()


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearly this one, None when none is."""
    folded = {word_of(each): each for each in known}
    found = process.extractOne(word_of(word), folded.keys(), score_cutoff=_NEAR)
    return folded[found[0]] if found else None


_KNOWN = {word_of(column): column for column in COLUMNS}
_FEWEST = 3
