"""A cell that holds modalities and criteria together, set apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parchemin.readers.assessment_kind import announcement
from parchemin.readers.comparison import fold
from parchemin.readers.table.points import Point

_LABEL = re.compile(r"(?P<what>modalites?|epreuves?|criteres?|indicateurs?)\b[^:.]{0,40}:")
_CRITERIA = ("critere", "indicateur")


@dataclass
class Parted:
    """The points of the cell by what they are; ``undecided`` may be criteria or the modality's."""

    modalities: list[Point] = field(default_factory=list)
    criteria: list[Point] = field(default_factory=list)
    undecided: list[Point] = field(default_factory=list)


def parted(points: Sequence[Point]) -> Parted:
    """By the labels of the cell when it has some, else by its layout.

    Without label, what announces a test is a modality, and a list under it its criteria.
    """
    found = Parted()
    labelled: list[Point] | None = None
    for point in points:
        label = _LABEL.match(fold(point.parts[0].text))
        if label:
            labelled = found.criteria if label["what"].startswith(_CRITERIA) else found.modalities
            point = _after_label(point)  # noqa: PLW2901
            if not point.text:
                continue
        _place(found, point, labelled)
    return found


def announces_a_test(point: Point) -> bool:
    """Whether the point names the nature of an assessment."""
    said = announcement(point.text)
    return said.kind is not None or said.opens


def _place(found: Parted, point: Point, labelled: list[Point] | None) -> None:
    if labelled is not None:
        labelled.append(point)
    elif announces_a_test(point) and not found.criteria:
        found.modalities.append(point)
    elif point.item or found.criteria:
        found.criteria.append(point)
    else:
        (found.undecided if found.modalities else found.modalities).append(point)


def _after_label(point: Point) -> Point:
    first = point.parts[0]
    rest = first.part(first.text.index(":") + 1).trim()
    return Point([rest, *point.parts[1:]], item=point.item, depth=point.depth, bold=point.bold)
