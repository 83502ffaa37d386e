"""The competencies of the rows: one per cell, or one per point of a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from parchemin.domain.referentiel import Competency, Criterion, Excerpt, Span
from parchemin.readers.source_text import Piece
from parchemin.readers.table.activities import Activities
from parchemin.readers.table.lines import Line, Slot
from parchemin.readers.table.points import Point, compared, points_of
from parchemin.readers.table.vocabulary import Role

_SIGNS = r"(?:\(\s?[*☆★]{1,3}\s?\)|[*☆★]{1,3})"
_STAR_LAST = re.compile(rf"\s?{_SIGNS}(?=\s?[.;]?$)")
_STAR_FIRST = re.compile(rf"{_SIGNS}\s?")
_TAIL = 12
"""Characters among which the star stands, at the end of a competency."""


@dataclass(eq=False)
class Found:
    """A competency, the rows that it covers, and how it was set."""

    competency: Competency
    slot: Slot
    mark: str | None = None
    star: Piece | None = None
    bold: bool = False
    details: list[Excerpt] = field(default_factory=list)
    criteria: list[Criterion] = field(default_factory=list)


@dataclass(eq=False)
class Competencies:
    """The competencies in order, and the sentences that introduce them."""

    found: list[Found] = field(default_factory=list)
    leads: list[Point] = field(default_factory=list)

    @cached_property
    def by_row(self) -> dict[int, list[Found]]:
        """Those that each row holds or prolongs, once all are read."""
        rows: dict[int, list[Found]] = {}
        for each in self.found:
            for rank in each.slot.rows:
                rows.setdefault(rank, []).append(each)
        return rows

    def of(self, slot: Slot) -> list[Found]:
        """Those that stand in the rows of that cell."""
        met = {id(each): each for rank in slot.rows for each in self.by_row.get(rank, ())}
        return list(met.values())


def read_competencies(lines: Sequence[Line], activities: Activities) -> Competencies:
    """Every competency of the rows; one that each of its rows repeats is read once."""
    read = Competencies()
    for line in lines:
        codes = [piece for slot in line.of(Role.CODE) if (piece := slot.cell.piece)]
        heading = activities.over(line.rank)
        for slot in line.of(Role.COMPETENCY):
            found = _of_cell(slot, read, heading)
            if len(found) == len(codes) == 1:
                found[0] = _coded(found[0], codes[0])
            if _repeated(found, read.found):
                _lengthen(read.found, slot)
            else:
                read.found += found
    return read


def _of_cell(slot: Slot, read: Competencies, heading: Point | None) -> list[Found]:
    points = points_of(slot.cells)
    marked = any(point.mark for point in points)
    listed = any(point.item for point in points)
    found: list[Found] = []
    for rank, point in enumerate(points):
        under = bool(found) and (point.depth > 0 or (marked and not point.mark))
        if point.announces and rank + 1 < len(points) and not point.mark:
            read.leads.append(point)
        elif under or (found and listed and point.item and not _itemised(points)):
            found[-1].details.append(Excerpt(text=point.text, spans=point.spans))
        elif point.text:
            found.append(_found(point, slot, heading))
    return found


def _itemised(points: Sequence[Point]) -> bool:
    """Whether the list is the competencies themselves: no line stands before its first item."""
    first = next(point for point in points if point.item or not point.announces)
    return first.item


def _found(point: Point, slot: Slot, heading: Point | None) -> Found:
    parts, star = _without_star(point.parts)
    point = replace(point, parts=parts)
    spans: dict[str, Span] = dict(point.spans)
    if point.code:
        spans["code"] = point.code.span
    if heading:
        spans["heading"] = heading.parts[0].until(heading.parts[-1]).span
    read = Competency(
        text=point.text,
        code=point.code.text if point.code else None,
        heading=heading.text if heading else None,
        spans=spans,
    )
    return Found(read, slot, point.mark, star, point.bold)


def _without_star(parts: list[Piece]) -> tuple[list[Piece], Piece | None]:
    """The parts without the star that ends the last one, or begins the first one."""
    last, first = parts[-1], parts[0]
    tail = last.part(max(0, len(last.text) - _TAIL))
    if (found := _STAR_LAST.search(tail.text)) and tail.start + found.start() > last.start:
        rest = last.part(0, tail.start + found.start() - last.start)
        return [*parts[:-1], rest.trim()], tail.group(found).trim()
    if (found := _STAR_FIRST.match(first.text)) and found.end() < len(first.text):
        return [first.part(found.end()).trim(), *parts[1:]], first.group(found).trim()
    return parts, None


def _coded(found: Found, code: Piece) -> Found:
    if found.competency.code:
        return found
    spans = {**found.competency.spans, "code": code.span}
    coded = _changed(found, code=code.text, spans=spans)
    coded.mark = compared(code.text)
    return coded


def _changed(found: Found, **values: Any) -> Found:
    return replace(found, competency=replace(found.competency, **values))


def _repeated(found: list[Found], before: list[Found]) -> bool:
    last = before[-len(found) :] if found else []
    return bool(found) and [_words(each) for each in last] == [_words(each) for each in found]


def _words(found: Found) -> tuple[str | None, str]:
    return found.competency.code, found.competency.text


def _lengthen(found: list[Found], slot: Slot) -> None:
    before = found[-1].slot
    longer = Slot(before.cell, before.top, slot.bottom, before.rest)
    for each in found:
        if each.slot is before:
            each.slot = longer
