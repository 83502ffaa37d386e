"""What differs between the assessment modalities of two blocs, their conditions included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parchemin.domain.comparison.changes import ChangeKind, ValueChange, set_changes, value_change
from parchemin.domain.comparison.labels import ASSESSORS, KINDS, YES
from parchemin.domain.comparison.pairing import Pair, best_pairs, left, likeness, words_of
from parchemin.domain.comparison.words import same_words
from parchemin.domain.referentiel import Assessment, AssessmentConditions

ALIKE = 0.25
"""From what likeness of titles and texts two modalities are one."""
SURE = 0.5


@dataclass(frozen=True, slots=True)
class AssessmentChange:
    """A modality added, removed or changed; ``certain`` is False when the pairing is a guess."""

    kind: ChangeKind
    before: Assessment | None
    after: Assessment | None
    values: tuple[ValueChange, ...] = ()
    certain: bool = True


def compare_assessments(
    before: Sequence[Assessment], after: Sequence[Assessment]
) -> tuple[AssessmentChange, ...]:
    """The modalities that differ; their codes, which only say their rank, are not compared."""
    words = [[words_of(each.title, each.text) for each in side] for side in (before, after)]

    def score(i: int, j: int) -> float:
        if same_words(before[i].text, after[j].text) and same_words(
            before[i].title, after[j].title
        ):
            return 1.0
        return likeness(words[0][i], words[1][j]) * 0.99

    pairs = best_pairs(range(len(before)), range(len(after)), score, ALIKE)
    origin = {pair.after: pair for pair in pairs}
    return (*_paired(before, after, origin), *_gone(before, [pair.before for pair in pairs]))


def _paired(
    before: Sequence[Assessment], after: Sequence[Assessment], origin: dict[int, Pair]
) -> Iterator[AssessmentChange]:
    for place, new in enumerate(after):
        pair = origin.get(place)
        if pair is None:
            yield AssessmentChange(ChangeKind.ADDED, None, new)
            continue
        old = before[pair.before]
        if values := tuple(assessment_values(old, new)):
            certain = not pair.doubt and pair.likeness >= SURE
            yield AssessmentChange(ChangeKind.REWORDED, old, new, values, certain)


def _gone(before: Sequence[Assessment], kept: Sequence[int]) -> Iterator[AssessmentChange]:
    for place in left(len(before), kept):
        yield AssessmentChange(ChangeKind.REMOVED, before[place], None)


def condition_changes(
    before: AssessmentConditions, after: AssessmentConditions
) -> Iterator[ValueChange]:
    """What differs in how a modality takes place."""
    for label, name, unit in (
        ("Nombre de situations ou de sujets", "situations", ""),
        ("Durée", "duration_minutes", " min"),
        ("Préparation", "preparation_minutes", " min"),
        ("Entretien", "interview_minutes", " min"),
    ):
        old, new = getattr(before, name), getattr(after, name)
        yield from value_change(
            label,
            None if old is None else f"{old}{unit}",
            None if new is None else f"{new}{unit}",
        )
    yield from value_change("Tirage au sort", YES[before.drawn_by_lot], YES[after.drawn_by_lot])
    yield from value_change("Individuelle", YES[before.individual], YES[after.individual])
    yield from set_changes(
        "Évaluateur",
        [ASSESSORS[each] for each in before.assessors],
        [ASSESSORS[each] for each in after.assessors],
    )
    yield from value_change("Lieu", before.place, after.place)
    yield from set_changes("Production", before.products, after.products)


def assessment_values(before: Assessment, after: Assessment) -> Iterator[ValueChange]:
    """What differs between two modalities that are one."""
    yield from value_change("Intitulé", before.title, after.title)
    yield from value_change("Texte", before.text, after.text)
    yield from value_change(
        "Nature",
        KINDS[before.kind] if before.kind else None,
        KINDS[after.kind] if after.kind else None,
    )
    yield from condition_changes(before.conditions, after.conditions)
