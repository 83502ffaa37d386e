"""The box « L'essentiel »: collective agreement, level, nomenclatures, end of registration."""

import re
from dataclasses import dataclass
from datetime import date

from parchemin.domain.referentiel import CodeLabel, Span
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.levels import read_level
from parchemin.readers.fiche_page.sections import Page
from parchemin.readers.nomenclatures import CCN, FORMACODE, NSF, ROME, read_codes
from parchemin.readers.source_text import Piece

_LABELS = (
    (re.compile(r"ccn ?\d*|conventions? collectives?|convention\(s\)"), "ccn"),
    (re.compile(r"nomenclature( du niveau de qualification)?|du niveau de qualification"), "level"),
    (re.compile(r"niveau et/ou domaine d'activite"), "level"),
    (re.compile(r"codes?(\(s\))? nsf"), "nsf"),
    (re.compile(r"formacodes?(\(s\))?"), "formacodes"),
    (re.compile(r"(date d'echeance)?( ?de l'enregistrement)?"), "end"),
)
_BULLET = re.compile(r"\s*[•●▪◦]\s*|^\s*[-–*]\s+")
_LONGEST_LABEL = 60


@dataclass(frozen=True, kw_only=True)
class Essentials:
    """The values of the box; ``spans`` has the keys of the certification's fields.

    ``former_level`` when the level is one of the nomenclature before 2019.
    """

    level: int | None
    former_level: bool
    end: date | None
    end_span: Span | None
    codes: dict[str, tuple[CodeLabel, ...]]
    spans: dict[str, Span]


def read_essentials(page: Page, findings: Findings) -> Essentials:
    """The box and the ROME codes, which stand further down the page."""
    boxes = [line for box in page.named("essentials") for line in (box.heading, *box.lines)]
    groups = grouped([*page.lines_of("head"), *boxes])
    rome = [line for lines in page.lines_of("rome") for line in lines.lines()]
    groups["rome"] = [value for line in rome for value in line.split(_BULLET)]
    codes: dict[str, tuple[CodeLabel, ...]] = {}
    spans: dict[str, Span] = {}
    shapes = {"ccn": CCN, "nsf": NSF, "formacodes": FORMACODE, "rome": ROME}
    for name, shape in shapes.items():
        codes[name], found = read_codes(groups.get(name, []), shape)
        spans |= {f"{name}.{rank}": span for rank, span in enumerate(found)}
    level, former = read_level(groups.get("level", []), findings)
    if level:
        spans["level"] = level.span
    end, end_span = _end(groups.get("end", []), findings)
    return Essentials(
        level=int(level.text) if level else None,
        former_level=former,
        end=end,
        end_span=end_span,
        codes=codes,
        spans=spans,
    )


def grouped(lines: list[Piece]) -> dict[str, list[Piece]]:
    """The values under each label, on its own line or on the next ones, without their bullets."""
    groups: dict[str, list[Piece]] = {}
    current: str | None = None
    for line in (part for whole in lines for part in whole.lines()):
        label, value = _label_of(line)
        current = label or current
        rest = value if label else line
        if current and rest:
            groups.setdefault(current, []).extend(rest.split(_BULLET))
    return groups


def _label_of(line: Piece) -> tuple[str | None, Piece | None]:
    """The label that a line is or begins with, and what follows its colon."""
    head, colon, _ = line.text[: _LONGEST_LABEL + 1].partition(":")
    label = fold(head).strip(" *")
    known = next((name for shape, name in _LABELS if label and shape.fullmatch(label)), None)
    if known is None:
        return None, None
    value = line.part(len(head) + 1).trim() if colon else None
    return known, value if value and value.end > value.start else None


def _end(lines: list[Piece], findings: Findings) -> tuple[date | None, Span | None]:
    for line in lines:
        if match := DATE.fullmatch(line.text):
            value = read_date(match[0], at(line), findings)
            return value, line.span if value else None
    return None, None
