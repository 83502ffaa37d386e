"""The pages of a PDF: letters and lines, once the running heads are set aside."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from parchemin.domain.folding import fold
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.transcripts.pdf.aligned import aligned
from parchemin.readers.transcripts.pdf.glyphs import Glyph, Rule, Sheet, glyphs_of, rules_of
from parchemin.readers.transcripts.pdf.lattice import Lattice, Slot, lattices
from parchemin.readers.transcripts.pdf.lines import Line, lines_of

MOST_PAGES, MOST_GLYPHS = 400, 800_000
"""Letters cost the most, five microseconds each: so many fill two hundred and sixty pages."""
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(r"[\W\d]*(?:page|p)?[\W\d]*(?:sur|de)?[\W\d]*")
_EDGE = 0.09
_FEWEST = 2

Key = tuple[str, bool]
"""A line at the edge of a page, its figures set aside, and whether it stands at the top."""


@dataclass(frozen=True)
class Table:
    """A table of a page and the lines of each of its cells."""

    lattice: Lattice
    cells: dict[Slot, list[Line]]


@dataclass(frozen=True)
class Page:
    """A page: its lines outside the tables, its tables, and whether it holds a picture.

    ``columns`` are those of a table without lines, which may go on over the page.
    """

    number: int
    height: float
    lines: list[Line]
    tables: list[Table]
    pictured: bool
    columns: tuple[float, ...] = ()


def pages_of(document: Any, name: str) -> list[Page]:
    """Every page; raises ``UnreadableSource`` when there are too many, or too many letters."""
    left = MOST_GLYPHS
    pages: list[Page] = []
    if len(document) > MOST_PAGES:
        raise _too_long(name)
    columns: tuple[float, ...] = ()
    for number in range(1, len(document) + 1):
        page, glyphs = _page(document, number, left, columns)
        columns = page.columns
        left -= glyphs
        if left <= 0:
            raise _too_long(name)
        pages.append(page)
    return pages


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without what is printed at the same edge of most of them, and those lines.

    The first time, a line that says more than a page number is kept.
    """
    edges = [dict(_edges(page)) for page in pages]
    counts = Counter(key for page in edges for key in set(page.values()))
    repeated = {key for key, count in counts.items() if count >= max(_FEWEST, len(pages) // 2)}
    seen: set[Key] = set()
    kept_pages: list[Page] = []
    dropped: list[str] = []
    for page, keys in zip(pages, edges, strict=True):
        kept: list[Line] = []
        for rank, line in enumerate(page.lines):
            key = keys.get(rank)
            if key and (_is_numbering(line.text) or (key in repeated and key in seen)):
                dropped.append(line.text)
            else:
                kept.append(line)
            seen.update({key} if key else ())
        kept_pages.append(replace(page, lines=kept))
    return kept_pages, list(dict.fromkeys(_DIGITS.sub("…", text) for text in dropped))


def _is_numbering(text: str) -> bool:
    return _DIGITS.search(text) is not None and _NUMBERING.fullmatch(fold(text)) is not None


def _edges(page: Page) -> Iterator[tuple[int, Key]]:
    """The lines that stand apart at the top or at the bottom, and what makes two of them alike."""
    ranks = range(len(page.lines))
    for walk, step in ((ranks, 1), (reversed(ranks), -1)):
        apart: list[int] = []
        for rank in walk:
            line = page.lines[rank]
            middle = (line.top + line.bottom) / 2 / page.height
            if (middle if step > 0 else 1 - middle) > _EDGE:
                break
            apart.append(rank)
            beside = rank + step
            if beside not in ranks or _gap(line, page.lines[beside]) > line.height:
                for each in apart:
                    yield each, (_DIGITS.sub("#", page.lines[each].text), step > 0)
                break


def _gap(line: Line, other: Line) -> float:
    return max(other.top - line.bottom, line.top - other.bottom)


def _page(document: Any, number: int, most: int, columns: tuple[float, ...]) -> tuple[Page, int]:
    """A page and the number of its letters; ``columns`` are those of the page before."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Page(number, 1.0, [], [], pictured=True), 0
    try:
        width, height = page.get_size()
        sheet = Sheet(width, height, page.get_rotation() // 90)
        textpage = page.get_textpage()
        glyphs = glyphs_of(textpage.raw, sheet, most)
        rules = rules_of(page.raw, sheet)
        pictured = any(_is_picture(page.raw, rank) for rank in range(_few_objects(page.raw)))
        textpage.close()
    except pypdfium2.PdfiumError:
        return Page(number, 1.0, [], [], pictured=True), 0
    finally:
        page.close()
    page_read = _laid_out(Page(number, height, [], [], pictured), glyphs, rules, columns)
    return page_read, len(glyphs)


def _laid_out(
    page: Page, glyphs: list[Glyph], rules: list[Rule], columns: tuple[float, ...]
) -> Page:
    ruled = lattices(rules)
    inside, outside = _sorted_out(ruled, glyphs)
    clear = None if ruled else aligned(outside, columns)
    if clear:
        inside, outside = _sorted_out([clear], glyphs)
    tables = [clear] if clear else ruled
    found = [
        Table(table, {slot: lines_of(inside.get((rank, slot), [])) for slot in table.slots})
        for rank, table in enumerate(tables)
    ]
    filled = [table for table in found if any(table.cells.values())]
    return replace(page, lines=lines_of(outside), tables=filled, columns=clear.xs if clear else ())


def _sorted_out(
    tables: list[Lattice], glyphs: list[Glyph]
) -> tuple[dict[tuple[int, Slot], list[Glyph]], list[Glyph]]:
    """The letters of each cell, and those that stand in none."""
    if not tables:
        return {}, glyphs
    inside: dict[tuple[int, Slot], list[Glyph]] = {}
    outside: list[Glyph] = []
    slot: tuple[int, Slot] | None = None
    for glyph in glyphs:
        middle = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if slot is None or not slot[1].holds(*middle):
            slot = next(_slots_at(tables, *middle), None)
        (inside.setdefault(slot, []) if slot else outside).append(glyph)
    return inside, outside


def _slots_at(tables: list[Lattice], x: float, y: float) -> Iterator[tuple[int, Slot]]:
    for rank, table in enumerate(tables):
        if table.holds(x, y):
            yield from ((rank, slot) for slot in table.slots if slot.holds(x, y))


def _few_objects(page: Any) -> int:
    return min(50, int(pdfium.FPDFPage_CountObjects(page)))


def _is_picture(page: Any, rank: int) -> bool:
    drawn = pdfium.FPDFPage_GetObject(page, rank)
    return bool(pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_IMAGE)


def _too_long(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » est trop long pour le texte d'une seule certification (au plus {MOST_PAGES} "
        f"pages et {MOST_GLYPHS} signes) : n'en gardez que les pages du référentiel.",
        code="fichier-trop-long",
    )
