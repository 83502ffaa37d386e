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


def read_modalities(
    given: Sequence[tuple[Slot, list[Point]]], findings: Findings
) -> list[Modality]:
    """Each modality once; an interview on its own goes with the one before."""
    found: list[Modality] = []
    same: dict[str, Modality] = {}
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
        for modality in here:
            known = same.setdefault(fold(modality.text), modality)
            if known is modality:
                found.append(modality)
            else:
                known.slots += modality.slots
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
    by_row: dict[int, set[int]] = {}
    for rank, modality in enumerate(modalities):
        for row in (row for slot in modality.slots for row in slot.rows):
            by_row.setdefault(row, set()).add(rank)
    ranks = [
        sorted({rank for row in found.slot.rows for rank in by_row.get(row, ())})
        for found in competencies
    ]
    return ranks if all(ranks) else [[] for _ in competencies]


def _begins(point: Point, last: Modality) -> bool:
    if point.mark:
        return True
    return announces_a_test(point) and announcement(point.text).kind != last.kind
