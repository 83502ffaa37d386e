"""Which blocs could correspond, from their texts alone; a person decides, titles are not proof."""

from collections.abc import Iterable
from dataclasses import dataclass

from parchemin.domain.comparison.meaning import SharedWords, common_words, meaning_key
from parchemin.domain.referentiel import Bloc, Certification

LEAST_LIKENESS = 0.05
"""Below this part of common words, two blocs are not worth showing side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyMatch:
    """A competency here and the closest one there, with the part of their words in common."""

    here: str
    there: str
    likeness: float
    words: SharedWords


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocMatch:
    """Two blocs side by side; ``likeness`` from 0 to 1 only ranks, it decides nothing.

    ``matches`` gives for each competency here the closest one there.
    """

    here: Bloc
    there: Bloc
    likeness: float
    words: SharedWords
    matches: tuple[CompetencyMatch, ...]


def propose(
    here: Certification, there: Certification, *, at_least: float = LEAST_LIKENESS
) -> tuple[BlocMatch, ...]:
    """Every pair of blocs that share enough words, the closest first."""
    sides = [
        [(bloc, _sentences(bloc)) for bloc in certification.blocs]
        for certification in (here, there)
    ]
    found = [
        (likeness, one, other)
        for one, ours in sides[0]
        for other, theirs in sides[1]
        if (likeness := _likeness(ours, theirs)) >= at_least
    ]
    ranked = sorted(found, key=lambda each: (-each[0], each[1].code, each[2].code))
    return tuple(_match(*each) for each in ranked)


Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(meaning_key(word) for word in common_words(text, "").only_first)


def _sentences(bloc: Bloc) -> list[Words]:
    """The words of each competency, or of the title where there is none."""
    texts = [competency.text for competency in bloc.competencies] or [bloc.title]
    return [_words(text) for text in texts]


def _shared(one: Words, other: Words) -> float:
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def _likeness(ours: list[Words], theirs: list[Words]) -> float:
    """The mean, over every sentence of both sides, of its likeness to the closest one opposite."""
    rows = [[_shared(one, other) for other in theirs] for one in ours]
    best = [max(row) for row in rows] + [max(column) for column in zip(*rows, strict=True)]
    return sum(best) / len(best)


def _match(likeness: float, here: Bloc, there: Bloc) -> BlocMatch:
    return BlocMatch(
        here=here,
        there=there,
        likeness=likeness,
        words=common_words(_whole(here), _whole(there)),
        matches=tuple(_closest(here, there)),
    )


def _closest(here: Bloc, there: Bloc) -> Iterable[CompetencyMatch]:
    theirs = [(competency.text, _words(competency.text)) for competency in there.competencies]
    for competency in here.competencies:
        if not theirs:
            return
        words = _words(competency.text)
        text, closest = max(theirs, key=lambda one: _shared(words, one[1]))
        yield CompetencyMatch(
            here=competency.text,
            there=text,
            likeness=_shared(words, closest),
            words=common_words(competency.text, text),
        )


def _whole(bloc: Bloc) -> str:
    return "\n".join([bloc.title, *(competency.text for competency in bloc.competencies)])
