"""The criteria of the rows, each given to the competency that the text names."""

from bisect import bisect_left
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
    given = sorted(given, key=lambda each: each[0].top)
    asked: set[int] = set()
    last: Found | None = None
    for slot, points in given:
        owners = read.of(slot)
        if not owners and last:
            last.criteria += _criteria(points, read)
        elif not owners:
            say.stray_criteria(slot.cell, findings)
        elif len(owners) == 1:
            owners[0].criteria += _criteria(points, read)
        elif (by_owner := _matched(points, owners)) is not None:
            for owner, own in zip(owners, by_owner, strict=True):
                owner.criteria += _criteria(own, read)
        else:
            ask_owners(slot, _criteria(points, read), owners, asking, findings)
            asked |= {id(owner) for owner in owners}
        last = next((owner for owner in reversed(owners) if owner.criteria), last)
    _ask_bare(given, read, asked, asking, findings)


def _ask_bare(
    given: Sequence[Given],
    read: Competencies,
    asked: set[int],
    asking: Asking,
    findings: Findings,
) -> None:
    """A competency without criteria: a cell above it may have been merged over it."""
    tops = [slot.top for slot, _ in given]
    before: Found | None = None
    for found in read.found:
        if found.criteria:
            before = found
        elif id(found) not in asked:
            place = bisect_left(tops, found.slot.top)
            above = given[place - 1][0] if place else None
            ask_above(found, above, before, asking, findings)


def _matched(points: list[Point], owners: Sequence[Found]) -> list[list[Point]] | None:
    """The criteria by owner, when each carries the number of its own or follows one that does."""
    marks = [owner.mark for owner in owners]
    own = {mark: rank for rank, mark in enumerate(marks)}
    if None in own or len(own) != len(marks) or points[0].mark not in own:
        return None
    given: list[list[Point]] = [[] for _ in owners]
    current = given[0]
    for point in points:
        if point.mark in own:
            current = given[own[point.mark]]
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
