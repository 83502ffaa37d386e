"""The criteria of a cell, and the one that a page break cuts in two."""

import re

from parchemin.domain.referentiel import Competency, Criterion
from parchemin.readers.source_text import Piece
from parchemin.readers.table.grid import text_parts

_BULLET = re.compile(r"(?:^|(?<=\s))[-•●▪](?=\s)")
_SEPARATORS = " \t\u00a0,;"


def read_criteria(cell: Piece) -> tuple[Criterion, ...]:
    """One criterion per bullet, or per paragraph; the separator at its end is left out."""
    items = [item for part in text_parts(cell) for item in part.split(_BULLET)]
    return tuple(_criterion(item) for item in items)


def continues(cell: Piece) -> bool:
    """A cell that begins without bullet and in lower case continues the criterion before it."""
    text = cell.text
    return not _BULLET.match(text) and text[:1].islower()


def joined(competency: Competency, rest: Piece) -> Competency:
    """The competency with its last criterion completed; each part keeps its span."""
    last = competency.criteria[-1]
    text = f"{last.text} {_trimmed(rest).text}"
    places = [*last.spans.values(), _trimmed(rest).span]
    spans = {f"text.{rank}": place for rank, place in enumerate(places)}
    criteria = (*competency.criteria[:-1], Criterion(text=text, spans=spans))
    return Competency(
        text=competency.text,
        code=competency.code,
        key=competency.key,
        criteria=criteria,
        spans=competency.spans,
    )


def _criterion(item: Piece) -> Criterion:
    kept = _trimmed(item)
    return Criterion(text=kept.text, spans={"text": kept.span})


def _trimmed(item: Piece) -> Piece:
    text = item.text
    return item.part(0, len(text.rstrip(_SEPARATORS)))
