"""Cells that a page break cuts: the rest, on a row of its own, joins what it goes on with."""

from collections.abc import Sequence
from dataclasses import replace

from parchemin.readers.diagnostics import Findings
from parchemin.readers.table import findings as say
from parchemin.readers.table.lines import Line, Slot
from parchemin.readers.table.points import continues, goes_on, points_of
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Cell

_BESIDE_COMPETENCY = {Role.CRITERIA, Role.MODALITY, Role.ASSESSMENT}
_ORDER = (Role.COMPETENCY, *(role for role in Role if role is not Role.COMPETENCY))


def mended(lines: Sequence[Line], findings: Findings) -> list[Line]:
    """The rows with every cut cell in one piece, each of its parts at its place."""
    last: dict[Role, list[Slot]] = {}
    whole: list[Line] = []
    for line in lines:
        slots: dict[Role, list[Slot]] = {}
        for role in _ORDER:
            here = line.of(role)
            if not here:
                continue
            if role in last and _goes_on(role, line, last[role][-1], slots):
                say.cut_cell(role, last[role][-1].cells[-1], here[0].cell, findings)
                last[role][-1] = _joined(last[role][-1], here[0], role)
                here = here[1:]
            if here:
                slots[role] = last[role] = list(here)
        whole.append(replace(line, slots=slots))
    return whole


def _goes_on(role: Role, line: Line, before: Slot, slots: dict[Role, list[Slot]]) -> bool:
    if role in line.covered or role in {Role.BLOC, Role.CODE}:
        return False
    if role in _BESIDE_COMPETENCY:
        if Role.COMPETENCY in line.covered or Role.COMPETENCY in slots:
            return False
    elif not _begins_as_a_sentence(before.cell):
        return False
    above, cell = before.cells[-1].paragraphs[-1].piece.text, line.of(role)[0].cell
    if not goes_on(above, cell.paragraphs[0].piece.text):
        return False
    points = points_of([Cell(cell.paragraphs[:1])])
    return bool(points) and continues(above, points[0])


def _begins_as_a_sentence(cell: Cell) -> bool:
    points = points_of([Cell(cell.paragraphs[:1])])
    return bool(points) and (bool(points[0].mark) or points[0].text[:1].isupper())


def _joined(before: Slot, rest: Slot, role: Role) -> Slot:
    bottom = before.bottom if role in _BESIDE_COMPETENCY else max(before.bottom, rest.bottom)
    more = before.rest or []
    more.append(rest.cell)
    return Slot(before.cell, before.top, bottom, more)
