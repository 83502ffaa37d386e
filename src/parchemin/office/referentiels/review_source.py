"""What a reviewer sees of a source, whatever its format: one text, its values marked in it."""

from collections.abc import Collection

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.models import Source
from parchemin.office.referentiels.places import places_of
from parchemin.office.referentiels.review import ReviewFinding
from parchemin.office.referentiels.source_view import (
    Milestone,
    SourceView,
    decoded,
    view_of,
)
from parchemin.office.referentiels.xml_laying import fiche_rank, sheet_of
from parchemin.office.referentiels.xml_sheet import Sheet

SHEETS_KEPT = 8
_LAID: dict[tuple[str, int], Sheet] = {}


def text_of(source: Source) -> str:
    """The text that the spans of a source count in: its transcript, or its own characters."""
    if source.transcript is not None:
        return source.transcript
    return decoded(bytes(source.content), source.encoding)


def source_view(
    source: Source, result: Laid, findings: Collection[ReviewFinding] = ()
) -> SourceView:
    """The source with the values of a version and the places of its findings marked.

    An export shows the one fiche that was read.
    """
    places = places_of(result.tree)
    if sheet := sheet_for(source, places.values()):
        said = {finding.anchor: sheet.whole(finding.element) for finding in findings}
        known = {name: span for name, span in said.items() if span is not None}
        return view_of(sheet.text, {**known, **sheet.placed(places)})
    lines = {line for finding in findings for line in finding.lines}
    milestones = [Milestone(*each) for each in source.milestones or ()]
    return view_of(text_of(source), places, lines, milestones)


def words_at(source: Source, span: Span) -> str:
    """The characters of the source at a place."""
    if span.element is None:
        return text_of(source)[span.start : span.end]
    sheet = sheet_for(source, [span])
    placed = sheet.place(span) if sheet else None
    return sheet.text[placed.start : placed.end] if sheet and placed else ""


def sheet_for(source: Source, spans: Collection[Span]) -> Sheet | None:
    """The sheet of the fiche these places stand in; None for a source that is a text."""
    rank = fiche_rank(spans)
    return None if rank is None else _sheet(source, rank)


def _sheet(source: Source, rank: int) -> Sheet:
    """The sheet of one fiche, laid out once for several pages."""
    known = _LAID.get((source.sha256, rank))
    if known is None:
        known = sheet_of(bytes(source.content), rank)
        if len(_LAID) >= SHEETS_KEPT:
            _LAID.pop(next(iter(_LAID)), None)
        _LAID[source.sha256, rank] = known
    return known
