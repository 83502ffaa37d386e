"""Tables without lines: columns headed by known words, with a clear gap all the way down."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parchemin.readers.table.vocabulary import may_head_competencies, role_of
from parchemin.readers.transcripts.pdf.glyphs import Glyph
from parchemin.readers.transcripts.pdf.lattice import Lattice, Slot
from parchemin.readers.transcripts.pdf.lines import line_of, rows_of

_COLUMN_GAP, _WORD_GAP, _NEXT_ROW = 1.2, 0.5, 1.35
_LEFT, _RIGHT = 0.0, 100_000.0
"""Nothing stands beside such a table: its first and last columns go to the edges of the page."""

_BEFORE_HEADING, _FEWEST, _MOST_CROSSING = 3.0, 3, 1 / 3

GlyphRow = Sequence[Glyph]


def aligned(glyphs: Sequence[Glyph], before: Sequence[float]) -> Lattice | None:
    """The table of these letters, or what goes on here of one whose columns are ``before``."""
    rows = [
        inked for row in rows_of(glyphs) if (inked := [each for each in row if each.text.strip()])
    ]
    headed = next((rank for rank, row in enumerate(rows) if _heads(row)), None)
    if headed is None and not before:
        return None
    start = headed or 0
    inner = list(before[1:-1]) if headed is None else _inner(rows[start])
    table = rows[start : _end(rows, start, inner)]
    clear = [row for row in table if not _crosses(row, inner)]
    if len(clear) < _FEWEST or len(table) - len(clear) > len(table) * _MOST_CROSSING:
        return None
    return _laid_out(table, [_LEFT, *inner, _RIGHT], inner)


def _heads(row: GlyphRow) -> bool:
    """Whether a line is made of the headings of a référentiel's columns."""
    texts = [line.text for part in _parts(row) if (line := line_of(part))]
    known = [text for text in texts if role_of(text)]
    return (
        len(texts) > 1 and len(known) == len(texts) and any(may_head_competencies(t) for t in texts)
    )


def _parts(row: GlyphRow) -> Iterator[list[Glyph]]:
    """The stretches of a line, cut where the gap is wider than between words."""
    part: list[Glyph] = []
    for glyph in row:
        if part and glyph.x0 - part[-1].x1 > _COLUMN_GAP * (glyph.bottom - glyph.top):
            yield part
            part = []
        part.append(glyph)
    yield part


def _inner(heading: GlyphRow) -> list[float]:
    return [part[0].x0 - _BEFORE_HEADING for part in list(_parts(heading))[1:]]


def _crosses(row: GlyphRow, inner: Sequence[float]) -> bool:
    """Whether the words of a line run through the gap between two columns."""
    if any(glyph.x0 < edge < glyph.x1 for glyph in row for edge in inner):
        return True
    return any(
        before.x1 <= edge <= after.x0
        and after.x0 - before.x1 < _WORD_GAP * (after.bottom - after.top)
        for before, after in pairwise(row)
        for edge in inner
    )


def _columns(row: GlyphRow, inner: Sequence[float]) -> set[int]:
    return {bisect_right(inner, glyph.x0) for glyph in row}


def _end(rows: Sequence[GlyphRow], start: int, inner: Sequence[float]) -> int:
    """After the last line that has words in several columns, and the end of its cells."""
    several = [
        rank
        for rank in range(start, len(rows))
        if len(_columns(rows[rank], inner)) > 1 and not _crosses(rows[rank], inner)
    ]
    end = several[-1] + 1 if several else start
    pitch = _pitch(rows[start:])
    while (
        end < len(rows)
        and not _crosses(rows[end], inner)
        and _top(rows[end]) - _top(rows[end - 1]) <= pitch * _NEXT_ROW
    ):
        end += 1
    return end


def _pitch(rows: Sequence[GlyphRow]) -> float:
    return min((_top(after) - _top(before) for before, after in pairwise(rows)), default=0.0)


def _top(row: GlyphRow) -> float:
    return min(glyph.top for glyph in row)


def _laid_out(rows: Sequence[GlyphRow], xs: list[float], inner: Sequence[float]) -> Lattice:
    begins = _begins(rows, inner)
    ys = [_top(rows[rank]) - 1 for rank in begins]
    ys.append(max(glyph.bottom for glyph in rows[-1]) + 1)
    slots: list[Slot] = []
    for number, rank in enumerate(begins):
        top, bottom = ys[number], ys[number + 1]
        if _crosses(rows[rank], inner):
            slots.append(Slot(number, 0, 1, len(xs) - 1, xs[0], top, xs[-1], bottom))
            continue
        for column, (x0, x1) in enumerate(pairwise(xs)):
            slots.append(Slot(number, column, 1, 1, x0, top, x1, bottom))
    return Lattice(tuple(xs), tuple(ys), tuple(slots), ruled=False)


def _begins(rows: Sequence[GlyphRow], inner: Sequence[float]) -> list[int]:
    """Where each row begins: after a wider space, or else at each line of the first column."""
    pitch = _pitch(rows)
    apart = {
        rank
        for rank in range(1, len(rows))
        if _top(rows[rank]) - _top(rows[rank - 1]) > pitch * _NEXT_ROW
    }
    spanning = {rank for rank, row in enumerate(rows) if _crosses(row, inner)}
    after = {rank + 1 for rank in spanning if rank + 1 < len(rows)}
    if not apart - spanning - after:
        apart = {rank for rank, row in enumerate(rows) if 0 in _columns(row, inner)}
    return sorted({0} | apart | spanning | after)
