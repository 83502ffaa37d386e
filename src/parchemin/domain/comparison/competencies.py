"""What differs in a competency: its words, its bloc, its key mark, its criteria, its modalities."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parchemin.domain.comparison.changes import (
    ChangeKind,
    TextChange,
    ValueChange,
    compare_texts,
    set_changes,
    value_change,
)
from parchemin.domain.comparison.labels import KEY
from parchemin.domain.comparison.placing import Meeting, Placed
from parchemin.domain.comparison.words import Stretch, compare_words
from parchemin.domain.referentiel import Bloc


@dataclass(frozen=True, slots=True)
class CompetencyChange:
    """What became of a competency; several on one side for a split or a merger.

    ``certain`` is False when a person has to say whether the two sides are one. ``values`` are its
    code, heading, key mark and modalities, ``criteria`` and ``details`` the texts that differ.
    """

    kind: ChangeKind
    before: tuple[Placed, ...]
    after: tuple[Placed, ...]
    certain: bool = True
    values: tuple[ValueChange, ...] = ()
    criteria: tuple[TextChange, ...] = ()
    details: tuple[TextChange, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to say of it."""
        unchanged = self.kind is ChangeKind.SAME
        return not unchanged or bool(self.values or self.criteria or self.details)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Its text word by word; several competencies of one side follow one another."""
        return compare_words(_text(self.before), _text(self.after))


def competency_change(
    meeting: Meeting, before: Sequence[Bloc], after: Sequence[Bloc]
) -> CompetencyChange:
    """What differs between the two sides of a meeting; blocs name the modalities."""
    pair = meeting.kind not in (ChangeKind.ADDED, ChangeKind.REMOVED)
    whole = len(meeting.before) == len(meeting.after) == 1
    return CompetencyChange(
        meeting.kind,
        meeting.before,
        meeting.after,
        meeting.certain,
        tuple(_values(meeting.before[0], meeting.after[0], before, after)) if whole else (),
        compare_texts(_criteria(meeting.before), _criteria(meeting.after)) if pair else (),
        compare_texts(_details(meeting.before), _details(meeting.after)) if pair else (),
    )


def _values(
    old: Placed, new: Placed, before: Sequence[Bloc], after: Sequence[Bloc]
) -> Iterator[ValueChange]:
    yield from value_change("Code", old.competency.code, new.competency.code)
    yield from value_change("Rubrique", old.competency.heading, new.competency.heading)
    yield from value_change("Marque", KEY[old.competency.key], KEY[new.competency.key])
    yield from set_changes("Modalité", _modalities(old, before), _modalities(new, after))


def _modalities(item: Placed, blocs: Sequence[Bloc]) -> list[str]:
    """The titles of the modalities that assess a competency; their codes only say their rank."""
    known = blocs[item.bloc].assessments if item.bloc < len(blocs) else ()
    titles = {assessment.code: assessment.title for assessment in known}
    return [titles.get(code, code) for code in item.competency.assessments]


def _text(side: Sequence[Placed]) -> str:
    return "\n".join(item.competency.text for item in side)


def _criteria(side: Sequence[Placed]) -> list[str]:
    return [criterion.text for item in side for criterion in item.competency.criteria]


def _details(side: Sequence[Placed]) -> list[str]:
    return [detail.text for item in side for detail in item.competency.details]
