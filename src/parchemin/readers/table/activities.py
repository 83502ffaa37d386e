"""The activities and tasks of the rows of a bloc, and which of them a row stands under."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from parchemin.domain.referentiel import Span
from parchemin.readers.table.lines import Line
from parchemin.readers.table.points import Point, points_of
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Cell


@dataclass(eq=False)
class Activities:
    """The points of the activity cells, by the row where they begin, then the tasks."""

    groups: list[tuple[int, list[Point]]] = field(default_factory=list)
    tasks: list[Point] = field(default_factory=list)

    def over(self, rank: int) -> Point | None:
        """The activity that groups this row with its neighbours, when the bloc has several."""
        if len(self.groups) < 2:  # noqa: PLR2004
            return None
        place = bisect_right(self.groups, rank, key=lambda group: group[0])
        return self.groups[place - 1][1][0] if place else None

    def joined(self) -> tuple[str | None, dict[str, Span]]:
        """All of them, one per line, and the place of each."""
        points = [point for _, group in self.groups for point in group] + self.tasks
        pieces = [part for point in points for part in point.parts]
        if not pieces:
            return None, {}
        text = "\n".join(point.text for point in points)
        if len(pieces) == 1:
            return text, {"activity": pieces[0].span}
        return text, {f"activity.{rank}": part.span for rank, part in enumerate(pieces)}


def read_activities(lines: Sequence[Line]) -> Activities:
    """Every activity once, even when each of its rows repeats it."""
    found = Activities()
    tasks: dict[str, Point] = {}
    for line in lines:
        whole = [line.alone] if line.whole and line.alone else []
        for cells in ([whole] if whole else []) + [slot.cells for slot in line.of(Role.ACTIVITY)]:
            _add(found, line.rank, cells)
        for slot in line.of(Role.TASK):
            for point in _whole(slot.cells):
                tasks.setdefault(point.text, point)
    found.tasks = list(tasks.values())
    return found


def _add(found: Activities, rank: int, cells: Sequence[Cell]) -> None:
    points = _whole(cells)
    last = [point.text for point in found.groups[-1][1]] if found.groups else []
    if points and [point.text for point in points] != last:
        found.groups.append((rank, points))


def _whole(cells: Sequence[Cell]) -> list[Point]:
    """The points with their numbers: an activity is kept word for word."""
    return [
        Point([point.whole, *point.parts[1:]]) if point.code and point.whole else point
        for point in points_of(cells)
    ]
