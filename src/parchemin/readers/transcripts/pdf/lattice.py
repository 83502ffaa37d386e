"""The ruled tables of a page: cells between the lines, merged where no line parts them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parchemin.readers.transcripts.pdf.glyphs import Rule

_NEAR = 3.0
_MOST_LINES = 400


@dataclass(frozen=True)
class Slot:
    """A cell: its row and its column from 0, its extent, its edges in points."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(frozen=True)
class Lattice:
    """A table: the positions of its columns and of its rows, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[Slot, ...]
    ruled: bool = True

    def holds(self, x: float, y: float) -> bool:
        return self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]


def lattices(rules: Sequence[Rule]) -> list[Lattice]:
    """The tables from top to bottom; a lone frame is none."""
    flat = _merged([rule for rule in rules if rule.horizontal])
    upright = _merged([rule for rule in rules if not rule.horizontal])
    if min(len(flat), len(upright)) < 2 or max(len(flat), len(upright)) > _MOST_LINES:  # noqa: PLR2004 - un cadre a deux lignes de chaque sorte
        return []
    found = [_lattice(*group) for group in _groups(flat, upright)]
    tables = [each for each in found if each is not None and len(each.slots) > 1]
    return sorted(tables, key=lambda table: (table.ys[0], table.xs[0]))


def _merged(rules: list[Rule]) -> list[Rule]:
    """One rule for those that lie on the same line and touch."""
    merged: list[Rule] = []
    positions = _clustered([rule.at for rule in rules])
    placed = sorted((_nearest(positions, rule.at), rule.start, rule.end) for rule in rules)
    for at, start, end in placed:
        last = merged[-1] if merged else None
        if last and last.at == at and start <= last.end + _NEAR:
            merged[-1] = Rule(last.horizontal, at, last.start, max(last.end, end))
        else:
            merged.append(Rule(rules[0].horizontal, at, start, end))
    return merged


def _clustered(values: list[float]) -> list[float]:
    """The values, those that are near one another as their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _nearest(positions: list[float], value: float) -> float:
    rank = bisect_left(positions, value)
    around = positions[max(0, rank - 1) : rank + 1]
    return min(around, key=lambda position: abs(position - value))


def _groups(flat: list[Rule], upright: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """The rules that cross one another, directly or not."""
    left_flat, left_upright = set(range(len(flat))), set(range(len(upright)))
    while left_flat:
        waiting = [left_flat.pop()]
        mine: list[Rule] = []
        theirs: list[Rule] = []
        while waiting:
            rank = waiting.pop()
            mine.append(flat[rank])
            crossed = {each for each in left_upright if _cross(flat[rank], upright[each])}
            left_upright -= crossed
            theirs.extend(upright[each] for each in crossed)
            reached = {
                other
                for each in crossed
                for other in left_flat
                if _cross(flat[other], upright[each])
            }
            left_flat -= reached
            waiting.extend(reached)
        if theirs:
            yield mine, theirs


def _cross(flat: Rule, upright: Rule) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR
        and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _lattice(flat: list[Rule], upright: list[Rule]) -> Lattice | None:
    xs = _clustered([*(rule.at for rule in upright), *_ends(flat)])
    ys = _clustered([*(rule.at for rule in flat), *_ends(upright)])
    if len(xs) < 2 or len(ys) < 2:  # noqa: PLR2004 - deux bords font une cellule
        return None
    return Lattice(tuple(xs), tuple(ys), tuple(_slots(xs, ys, flat, upright)))


def _ends(rules: list[Rule]) -> tuple[float, float]:
    return min(rule.start for rule in rules), max(rule.end for rule in rules)


def _slots(
    xs: list[float], ys: list[float], flat: list[Rule], upright: list[Rule]
) -> Iterator[Slot]:
    """Each cell grows to the right, then down, as long as no line parts it from the next."""
    middles_x = [(a + b) / 2 for a, b in pairwise(xs)]
    middles_y = [(a + b) / 2 for a, b in pairwise(ys)]

    def parted_right(row: int, column: int) -> bool:
        return _covered(upright, xs[column + 1], middles_y[row])

    def parted_below(row: int, column: int) -> bool:
        return _covered(flat, ys[row + 1], middles_x[column])

    taken: set[tuple[int, int]] = set()
    for row in range(len(middles_y)):
        for column in range(len(middles_x)):
            if (row, column) in taken:
                continue
            right = column
            while (
                right + 1 < len(middles_x)
                and (row, right + 1) not in taken
                and not parted_right(row, right)
            ):
                right += 1
            down = row
            while down + 1 < len(middles_y) and not any(
                parted_below(down, each) or (down + 1, each) in taken
                for each in range(column, right + 1)
            ):
                down += 1
            cells = [(r, c) for r in range(row, down + 1) for c in range(column, right + 1)]
            taken.update(cells)
            yield Slot(
                row, column, down - row + 1, right - column + 1,
                xs[column], ys[row], xs[right + 1], ys[down + 1],
            )  # fmt: skip


def _covered(rules: list[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.start <= middle <= rule.end for rule in rules)
