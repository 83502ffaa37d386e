"""Correspondences: a set of blocs of this certification against a set of blocs of another."""

import re
from dataclasses import dataclass, field

from parchemin.domain.referentiel import (
    CertificationReference,
    Correspondence,
    CorrespondenceKind,
    Span,
)
from parchemin.readers.comparison import fold
from parchemin.readers.fiche_page.sections import Page, Section
from parchemin.readers.source_text import Piece

_CODE = re.compile(r"(?P<number>(?:RNCP|RS)\d+)(?P<bloc>BC\d+)?")
_TITLE = re.compile(r"\s*[-–—:]\s*(?P<title>[^|\n]+?)\s*(?:\||\n|$)")


@dataclass
class _Row:
    blocs: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    title: Piece | None = None
    targets: list[Piece] = field(default_factory=list)


def read_correspondences(page: Page, own_number: str | None) -> tuple[Correspondence, ...]:
    """The correspondences of every section, total or partial."""
    return tuple(
        _correspondence(row, row.number, section)
        for section in page.named("correspondences")
        for row in _rows(section.body, own_number)
        if row.number
    )


def _rows(body: Piece, own_number: str | None) -> list[_Row]:
    """A row begins with blocs of this certification; the codes say what each cell holds."""
    rows: list[_Row] = []
    for match in _CODE.finditer(body.text):
        code = body.group(match)
        if match["bloc"] and match["number"] == own_number:
            if not rows or rows[-1].number:
                rows.append(_Row())
            rows[-1].blocs.append(code)
        elif match["bloc"]:
            if rows:
                rows[-1].targets.append(code)
        elif match["number"] != own_number:
            if not rows or rows[-1].number:
                rows.append(_Row())
            rows[-1].number = code
            title = _TITLE.match(body.text, match.end())
            rows[-1].title = body.group(title, "title") if title else None
    return rows


def _correspondence(row: _Row, number: Piece, section: Section) -> Correspondence:
    reference_spans: dict[str, Span] = {"number": number.span}
    if row.title:
        reference_spans["title"] = row.title.span
    spans = {f"blocks.{rank}": bloc.span for rank, bloc in enumerate(row.blocs)}
    spans |= {f"target_blocks.{rank}": bloc.span for rank, bloc in enumerate(row.targets)}
    kind, kind_span = _kind(section)
    if kind_span:
        spans["kind"] = kind_span
    return Correspondence(
        kind=kind,
        blocs=tuple(bloc.text for bloc in row.blocs),
        certification=CertificationReference(
            number=number.text,
            title=row.title.text if row.title else None,
            spans=reference_spans,
        ),
        target_blocs=tuple(bloc.text for bloc in row.targets),
        spans=spans,
    )


def _kind(section: Section) -> tuple[CorrespondenceKind | None, Span | None]:
    heading = fold(section.heading.text)
    if "partielle" in heading:
        return CorrespondenceKind.PARTIAL, section.heading.span
    if "totale" in heading:
        return CorrespondenceKind.TOTAL, section.heading.span
    if "enregistrees au rs" in heading:
        return CorrespondenceKind.TOWARDS_RS, section.heading.span
    return None, None
