"""What differs between the assessment modalities of two blocs, their conditions included."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parchemin.domain.comparison.changes import ChangeKind, ValueChange
from parchemin.domain.comparison.conditions import assessment_values
from parchemin.domain.comparison.likeness import likeness, words_of
from parchemin.domain.comparison.pairing import Pair, best_pairs, left
from parchemin.domain.comparison.words import same_words
from parchemin.domain.referentiel import Assessment

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
