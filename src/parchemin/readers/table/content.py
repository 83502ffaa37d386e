"""What the rows of a bloc hold, put together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parchemin.domain.referentiel import Competency, Excerpt, Span
from parchemin.readers.diagnostics import Findings
from parchemin.readers.table import findings as say
from parchemin.readers.table.activities import read_activities
from parchemin.readers.table.assessed import Parted, parted
from parchemin.readers.table.competencies import Found, read_competencies
from parchemin.readers.table.criteria import give_criteria
from parchemin.readers.table.lines import Line, Slot
from parchemin.readers.table.mending import mended
from parchemin.readers.table.modalities import Modality, faced, read_modalities
from parchemin.readers.table.points import Point, points_of
from parchemin.readers.table.questions import Asking, ask_assessed
from parchemin.readers.table.vocabulary import Role

Given = list[tuple[Slot, list[Point]]]


@dataclass(frozen=True)
class Content:
    """The rows as structure; ``asking`` says where its competencies stand in the document."""

    activity: str | None
    activity_spans: dict[str, Span]
    leads: tuple[Excerpt, ...]
    found: list[Found]
    modalities: list[Modality]
    asking: Asking

    def competencies(self, bloc: str | None) -> tuple[Competency, ...]:
        """The competencies, with the codes of the modalities that they face in that bloc."""
        codes = faced(self.modalities, self.found) if bloc else [[] for _ in self.found]
        return tuple(
            replace(
                each.competency,
                details=tuple(each.details),
                criteria=tuple(each.criteria),
                assessments=tuple(f"{bloc}ME{rank + 1}" for rank in ranks),
            )
            for each, ranks in zip(self.found, codes, strict=True)
        )


def read_content(rows: Sequence[Line], path: str, findings: Findings) -> Content:
    """Read the rows; ``path`` is where their competencies stand in the reading document."""
    lines = mended(rows, findings)
    activities = read_activities(lines)
    read = read_competencies(lines, activities)
    asking = Asking(path, read.found)
    for found in read.found:
        if found.details and not found.mark:
            say.supposed_details(found.slot.cell, len(found.details), findings)
    both = [(slot, parted(points)) for slot, points in _given(lines, Role.ASSESSMENT)]
    criteria = _given(lines, Role.CRITERIA) + [(slot, each.criteria) for slot, each in both]
    modalities = read_modalities(_modalities(lines, both), findings)
    give_criteria([each for each in criteria if each[1]], read, asking, findings)
    for slot, each in both:
        if each.undecided:
            ask_assessed(slot, each.undecided, read.of(slot), asking, findings)
    activity, spans = activities.joined()
    leads = tuple(Excerpt(text=point.text, spans=point.spans) for point in read.leads)
    return Content(activity, spans, leads, read.found, modalities, asking)


def _given(lines: Sequence[Line], role: Role) -> Given:
    return [(slot, points_of(slot.cells)) for line in lines for slot in line.of(role)]


def _modalities(lines: Sequence[Line], both: Sequence[tuple[Slot, Parted]]) -> Given:
    given = _given(lines, Role.MODALITY) + [(slot, each.modalities) for slot, each in both]
    return sorted(given, key=lambda each: each[0].top)
