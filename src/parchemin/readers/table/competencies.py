"""The competencies of the rows: one per cell, or one per point of a cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from parchemin.domain.referentiel import Competency, Criterion, Excerpt, Span
from parchemin.readers.source_text import Piece
from parchemin.readers.table.activities import Activities
from parchemin.readers.table.lines import Line, Slot
from parchemin.readers.table.points import Point, compared, points_of
from parchemin.readers.table.vocabulary import Role

_STARS = re.compile(
    r"\s*(?:\(\s*[*☆★]+\s*\)|[*☆★]+)(?=\s*[.;]?\s*$)|^(?:\(\s*[*☆★]+\s*\)|[*☆★]+)\s*"
)


@dataclass(eq=False)
class Found:
    """A competency, the rows that it covers, and how it was set."""

    competency: Competency
    slot: Slot
    mark: str | None = None
    star: Piece | None = None
    bold: bool = False
    criteria: list[Criterion] = field(default_factory=list)


@dataclass(eq=False)
class Competencies:
    """The competencies in order, and the sentences that introduce them."""

    found: list[Found] = field(default_factory=list)
    leads: list[Point] = field(default_factory=list)

    def of(self, slot: Slot) -> list[Found]:
        """Those that stand in the rows of that cell."""
        return [each for each in self.found if each.slot.meets(slot)]


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
    points = points_of([slot.cell])
    marked = any(point.mark for point in points)
    listed = any(point.item for point in points)
    found: list[Found] = []
    for rank, point in enumerate(points):
        under = bool(found) and (point.depth > 0 or (marked and not point.mark))
        if point.announces and rank + 1 < len(points) and not point.mark:
            read.leads.append(point)
        elif under or (found and listed and point.item and not _itemised(points)):
            found[-1] = _with_detail(found[-1], point)
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
    for rank in (len(parts) - 1, 0):
        piece = parts[rank]
        if (found := _STARS.search(piece.text)) and found.end() - found.start() < len(piece.text):
            star = piece.group(found).trim()
            rest = piece.part(0, found.start()) if found.start() else piece.part(found.end())
            return [*parts[:rank], rest.trim(), *parts[rank + 1 :]], star
    return parts, None


def _with_detail(found: Found, point: Point) -> Found:
    detail = Excerpt(text=point.text, spans=point.spans)
    return _changed(found, details=(*found.competency.details, detail))


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
    longer = Slot(before.cell, before.top, slot.bottom)
    for each in found:
        if each.slot is before:
            each.slot = longer
