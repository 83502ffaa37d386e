"""The criteria of the rows, each given to the competency that the text names."""

from collections.abc import Sequence

from parchemin.domain.referentiel import Criterion
from parchemin.readers.diagnostics import Findings
from parchemin.readers.table import findings as say
from parchemin.readers.table.competencies import Competencies, Found
from parchemin.readers.table.lines import Slot
from parchemin.readers.table.points import Point
from parchemin.readers.table.questions import Asking, ask_above, ask_owners

Given = tuple[Slot, list[Point]]


def give_criteria(
    given: Sequence[Given], read: Competencies, asking: Asking, findings: Findings
) -> None:
    """Put each criterion with its competency; whose they are is asked when nothing says."""
    asked: set[int] = set()
    for slot, points in given:
        owners = read.of(slot)
        if not owners:
            _below(slot, points, read, findings)
        elif len(owners) == 1:
            owners[0].criteria += _criteria(points, read)
        elif (by_owner := _matched(points, owners)) is not None:
            for owner, own in zip(owners, by_owner, strict=True):
                owner.criteria += _criteria(own, read)
        else:
            ask_owners(slot, _criteria(points, read), owners, asking, findings)
            asked |= {id(owner) for owner in owners}
    for rank, found in enumerate(read.found):
        if not found.criteria and id(found) not in asked:
            ask_above(found, _last_given(given, found), read.found[:rank], asking, findings)


def _below(slot: Slot, points: list[Point], read: Competencies, findings: Findings) -> None:
    """Criteria on a row without competency go on with the last competency that has some."""
    above = [each for each in read.found if each.slot.top <= slot.top and each.criteria]
    if above:
        above[-1].criteria += _criteria(points, read)
    else:
        say.stray_criteria(slot.cell, findings)


def _last_given(given: Sequence[Given], found: Found) -> Slot | None:
    """The last cell of criteria that begins above the competency."""
    above = [slot for slot, _ in given if slot.top < found.slot.top]
    return above[-1] if above else None


def _matched(points: list[Point], owners: Sequence[Found]) -> list[list[Point]] | None:
    """The criteria by owner, when each carries the number of its own or follows one that does."""
    marks = [owner.mark for owner in owners]
    if None in marks or len(set(marks)) != len(marks) or points[0].mark not in marks:
        return None
    given: list[list[Point]] = [[] for _ in owners]
    current = given[0]
    for point in points:
        if point.mark in marks:
            current = given[marks.index(point.mark)]
            if point.announces or not point.text:
                continue
            current.append(Point(point.parts, mark=None))
        else:
            current.append(point)
    return given


def _criteria(points: Sequence[Point], read: Competencies) -> list[Criterion]:
    """One criterion per point; a line that introduces the next ones is set aside."""
    criteria = []
    for rank, point in enumerate(points):
        if point.announces and rank + 1 < len(points):
            read.leads.append(point)
        elif point.text:
            kept = _with_code(point)
            criteria.append(Criterion(text=kept.text, spans=kept.spans))
    return criteria


def _with_code(point: Point) -> Point:
    """A code that names no competency is part of the text of the criterion."""
    if point.code and point.whole:
        first = point.code.until(point.parts[0])
        return Point([first, *point.parts[1:]])
    return point
