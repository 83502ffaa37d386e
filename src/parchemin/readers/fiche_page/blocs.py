"""The blocs of a fiche page, with their competencies and their assessment modalities."""

import re

from parchemin.domain.referentiel import Bloc, Competency, Span
from parchemin.readers.assessment_kind import announcement
from parchemin.readers.assessments import read_assessments
from parchemin.readers.bloc_checks import in_bloc
from parchemin.readers.comparison import alike, likeness
from parchemin.readers.competency_items import Item, split_items
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.bloc_cells import read_cells, turns
from parchemin.readers.fiche_page.bloc_findings import (
    say_doubtful_cuts,
    say_missing,
    say_one_lump,
    say_short_code,
)
from parchemin.readers.fiche_page.cells import BAR
from parchemin.readers.fiche_page.cut import Wanted, cut_at, wanted_items
from parchemin.readers.fiche_page.sections import Page, Section, bloc_heading, heading_label
from parchemin.readers.listing.pieces import Listing, read_list
from parchemin.readers.source_text import Piece

_RESEMBLES = 60.0
_RIGHT_TITLE = "modalites d'evaluation"
_LONGEST_LIKELY = 1_500


def read_blocs(page: Page, stated: list[Piece], findings: Findings) -> tuple[Bloc, ...]:
    """The blocs in the order of the page; ``stated`` is the page's own list of competencies."""
    texts = wanted_items(
        (piece.text for piece in stated), (section.body.text for section in page.named("bloc"))
    )
    return tuple(
        _bloc(section, match, texts, findings)
        for section in page.named("bloc")
        if (match := bloc_heading(section.heading.text))
    )


def _bloc(section: Section, match: re.Match[str], stated: Wanted, findings: Findings) -> Bloc:
    if section.rows:
        competencies, modalities = read_cells(section.rows)
    else:
        competencies, right = _two_cells(section, stated)
        modalities = [[line] for line in right]
    code, title = match["code"], section.heading.group(match, "title").trim()
    if code.isdigit():
        say_short_code(code, section.heading, findings)
    if not modalities:
        say_missing(code, "modalité d'évaluation", section.heading, findings)
    listing = _listing(code, section, competencies, stated, findings)
    return Bloc(
        code=code,
        title=" ".join(title.text.split()),
        leads=listing.leads,
        competencies=listing.competencies,
        assessments=read_assessments(code, modalities, findings),
        spans={"code": section.heading.group(match, "code").span, "title": title.span},
    )


def _two_cells(section: Section, stated: Wanted) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the left cell and of the right one."""
    lines = section.lines[1:]
    if lines and heading_label(lines[0]) == _RIGHT_TITLE:
        lines = lines[1:]
    turn = next((rank for rank, line in enumerate(lines) if turns(line)), None)
    if turn is not None:
        after = turns(lines[turn])
        return lines[:turn], [*([after] if after and after.text else []), *lines[turn + 1 :]]
    barred = "|" in section.lines[0].text if section.lines else False
    if not barred:
        return _parted(lines, stated)
    if not lines:
        return [], []
    cells = [cell for cell in lines[0].until(lines[-1]).split(BAR) if cell.text.strip("- ")]
    if len(cells) == 1 and _is_modality(cells[0], stated):
        return [], cells[0].lines()
    right = [line for cell in cells[1:] for line in cell.lines()]
    return cells[:1], right


def _parted(lines: list[Piece], stated: Wanted) -> tuple[list[Piece], list[Piece]]:
    """Lines without bars: the modalities are the last ones, which announce an assessment."""
    first = len(lines)
    while first and _is_modality(lines[first - 1], stated):
        first -= 1
    return lines[:first], lines[first:]


def _is_modality(line: Piece, stated: Wanted) -> bool:
    if announcement(line.text).start is None:
        return False
    text = alike(line.text)
    return not any(likeness(text, item, at_least=_RESEMBLES) for item in stated.items)


def _listing(
    code: str, section: Section, pieces: list[Piece], stated: Wanted, findings: Findings
) -> Listing:
    """The list of a bloc; one whose items are glued is cut by the page's own list instead."""
    cut = [(item, *cut_at(item.piece, stated)) for piece in pieces for item in split_items(piece)]
    if all(len(parts) == 1 for _, parts, _ in cut):
        place = at(section.heading, sentence=f"ligne {section.heading.line}, bloc {code}")
        listing = read_list(pieces, in_bloc(code, "competencies"), place, findings)
    else:
        listing = Listing(competencies=_glued(code, cut, findings))
    found = listing.competencies
    if not found:
        say_missing(code, "compétence", section.heading, findings)
    elif len(found) == 1 and len(found[0].text) > _LONGEST_LIKELY:
        say_one_lump(code, pieces[0], findings)
    return listing


def _glued(
    code: str, cut: list[tuple[Item, list[Piece], list[Piece]]], findings: Findings
) -> tuple[Competency, ...]:
    found: list[Competency] = []
    for item, parts, doubtful in cut:
        if len(parts) > 1:
            say_doubtful_cuts(code, doubtful, findings)
        found += [
            _competency(part, item.code if not rank else None) for rank, part in enumerate(parts)
        ]
    return tuple(found)


def _competency(text: Piece, code: Piece | None) -> Competency:
    spans: dict[str, Span] = {"text": text.span}
    if code:
        spans["code"] = code.span
    return Competency(text=text.text, code=code.text if code else None, spans=spans)
