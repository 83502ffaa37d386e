"""Which bloc of one certification is which of another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parchemin.domain.comparison.likeness import likeness, words_of
from parchemin.domain.comparison.pairing import best_pairs, left
from parchemin.domain.referentiel import Bloc

SAME_CODE = 0.2
"""Under this likeness, two blocs of one code may be two things under one name."""

ALIKE = 0.25
SURE = 0.5
RELATED = 0.05
"""Under this likeness, the same rank in the code brings nothing together."""

RANK = re.compile(r"BC\s*0*(\d+)$", re.IGNORECASE)
"""The rank at the end of a bloc code, the same from one certification to its successor."""


@dataclass(frozen=True, slots=True)
class BlocPair:
    """A bloc of each side; ``basis`` says in French what brought them together."""

    before: int
    after: int
    basis: str
    certain: bool


def pair_blocs(before: Sequence[Bloc], after: Sequence[Bloc]) -> tuple[BlocPair, ...]:
    """Blocs paired by code, then by likeness of titles and contents, then by rank in the code."""
    words = [[_words(bloc) for bloc in side] for side in (before, after)]

    def like(i: int, j: int) -> float:
        return likeness(words[0][i], words[1][j])

    def same_rank(i: int, j: int) -> float:
        ranks = _rank(before[i].code), _rank(after[j].code)
        return like(i, j) if ranks[0] is not None and ranks[0] == ranks[1] else -1.0

    codes = {bloc.code: place for place, bloc in enumerate(after)}
    pairs = [
        BlocPair(i, j, "même code", like(i, j) >= SAME_CODE)
        for i, bloc in enumerate(before)
        if (j := codes.pop(bloc.code, None)) is not None
    ]
    for score, at_least, basis in (
        (like, ALIKE, "intitulés et contenus voisins"),
        (same_rank, RELATED, "même rang dans le code"),
    ):
        rows = left(len(before), (pair.before for pair in pairs))
        columns = left(len(after), (pair.after for pair in pairs))
        pairs += [
            BlocPair(p.before, p.after, basis, score is like and p.likeness >= SURE and not p.doubt)
            for p in best_pairs(rows, columns, score, at_least)
        ]
    return tuple(sorted(pairs, key=lambda pair: pair.after))


def _words(bloc: Bloc) -> frozenset[str]:
    return words_of(bloc.title, bloc.activity, *(item.text for item in bloc.competencies))


def _rank(code: str) -> int | None:
    found = RANK.search(code)
    return int(found[1]) if found else None
