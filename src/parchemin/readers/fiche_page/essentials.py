"""The box « L'essentiel »: collective agreement, level, nomenclatures, end of registration."""

import re
from dataclasses import dataclass
from datetime import date

from parchemin.domain.referentiel import CodeLabel, Span
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.sections import Page
from parchemin.readers.nomenclatures import CCN, FORMACODE, NSF, ROME, read_codes
from parchemin.readers.source_text import Piece

_LABELS = (
    (re.compile(r"ccn ?\d*"), "ccn"),
    (re.compile(r"nomenclature|du niveau de qualification"), "level"),
    (re.compile(r"code\(s\) nsf"), "nsf"),
    (re.compile(r"formacode\(s\)"), "formacodes"),
    (re.compile(r"date d'echeance|de l'enregistrement"), "end"),
)
_LEVEL = re.compile(r"niveau\s+(\d)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Essentials:
    """The values of the box; ``spans`` has the keys of the certification's fields."""

    level: int | None
    end: date | None
    end_span: Span | None
    codes: dict[str, tuple[CodeLabel, ...]]
    spans: dict[str, Span]


def read_essentials(page: Page, findings: Findings) -> Essentials:
    """The box and the ROME codes, which stand further down the page."""
    groups = _grouped(page.lines_of("essentials"))
    groups["rome"] = page.lines_of("rome")
    codes: dict[str, tuple[CodeLabel, ...]] = {}
    spans: dict[str, Span] = {}
    shapes = {"ccn": CCN, "nsf": NSF, "formacodes": FORMACODE, "rome": ROME}
    for name, shape in shapes.items():
        codes[name], found = read_codes(groups.get(name, []), shape)
        spans |= {f"{name}.{rank}": span for rank, span in enumerate(found)}
    level, level_span = _level(groups.get("level", []))
    if level_span:
        spans["level"] = level_span
    end, end_span = _end(groups.get("end", []), findings)
    return Essentials(level=level, end=end, end_span=end_span, codes=codes, spans=spans)


def _grouped(lines: list[Piece]) -> dict[str, list[Piece]]:
    groups: dict[str, list[Piece]] = {}
    current: str | None = None
    for line in lines:
        label = fold(line.text)
        known = next((name for shape, name in _LABELS if shape.fullmatch(label)), None)
        if known:
            current = known
        elif current:
            groups.setdefault(current, []).append(line)
    return groups


def _level(lines: list[Piece]) -> tuple[int | None, Span | None]:
    for line in lines:
        if match := _LEVEL.fullmatch(line.text):
            return int(match[1]), line.group(match, 1).span
    return None, None


def _end(lines: list[Piece], findings: Findings) -> tuple[date | None, Span | None]:
    for line in lines:
        if match := DATE.fullmatch(line.text):
            value = read_date(match[0], at(line), findings)
            return value, line.span if value else None
    return None, None
