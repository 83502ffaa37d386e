"""The assessment modalities of the rows, and the competencies that they face."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parchemin.domain.referentiel import Assessment, AssessmentKind
from parchemin.readers.assessment_kind import announcement
from parchemin.readers.assessments import read_assessments
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings
from parchemin.readers.source_text import Piece
from parchemin.readers.table import findings as say
from parchemin.readers.table.assessed import announces_a_test
from parchemin.readers.table.competencies import Found
from parchemin.readers.table.lines import Slot
from parchemin.readers.table.points import Point

_INTERVIEW = re.compile(r"entretien\b", re.IGNORECASE)


@dataclass(eq=False)
class Modality:
    """A modality: its paragraphs, and the cells that hold it."""

    points: list[Point]
    slots: list[Slot] = field(default_factory=list)

    @property
    def parts(self) -> list[Piece]:
        """The parts of its text, in order."""
        return [part for point in self.points for part in point.parts]

    @property
    def text(self) -> str:
        """Its text, a line for each paragraph."""
        return "\n".join(point.text for point in self.points)

    @property
    def kind(self) -> AssessmentKind | None:
        """What its first words announce."""
        return announcement(self.parts[0].text).kind

    def same(self, other: "Modality") -> bool:
        """Whether both say the same thing, as a cell that every row repeats."""
        return fold(self.text) == fold(other.text)


def read_modalities(
    given: Sequence[tuple[Slot, list[Point]]], findings: Findings
) -> list[Modality]:
    """Each modality once; an interview on its own goes with the one before."""
    found: list[Modality] = []
    for slot, points in given:
        here: list[Modality] = []
        for point in points:
            last = here[-1] if here else found[-1] if found else None
            if last and _INTERVIEW.match(point.text):
                say.joined_interview(point.parts[0], findings)
                last.points.append(point)
            elif here and not _begins(point, here[-1]):
                here[-1].points.append(point)
            elif point.text:
                here.append(Modality([point], [slot]))
        _keep(found, here)
    return found


def written(
    modalities: Sequence[Modality], bloc: str, findings: Findings
) -> tuple[Assessment, ...]:
    """The modalities of that bloc; one that a page break cuts is a single sentence again."""
    read = read_assessments(bloc, [each.parts for each in modalities], findings)
    return tuple(
        replace(one, text=modality.text) for one, modality in zip(read, modalities, strict=True)
    )


def faced(modalities: Sequence[Modality], competencies: Sequence[Found]) -> list[list[int]]:
    """The ranks of the modalities that each competency faces.

    All empty when a competency faces none: blank cells below a modality say nothing for certain.
    """
    ranks = [
        [rank for rank, each in enumerate(modalities) if any(map(found.slot.meets, each.slots))]
        for found in competencies
    ]
    return ranks if all(ranks) else [[] for _ in competencies]


def _begins(point: Point, last: Modality) -> bool:
    if point.mark:
        return True
    return announces_a_test(point) and announcement(point.text).kind != last.kind


def _keep(found: list[Modality], here: list[Modality]) -> None:
    for modality in here:
        known = next((each for each in found if each.same(modality)), None)
        if known:
            known.slots += modality.slots
        else:
            found.append(modality)
