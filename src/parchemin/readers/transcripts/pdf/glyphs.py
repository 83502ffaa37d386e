"""The letters and the ruled lines of a PDF page, seen by PDFium; points from the top left."""

import ctypes
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT, _FORCED_BOLD = 600, 1 << 18
_MOST_OBJECTS, _MOST_SEGMENTS, _DEEPEST = 30_000, 20_000, 6
_STRAIGHT, _SHORTEST = 1.5, 4.0
_NAME_SIZE = 200
_HYPHEN = "\x02"

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Glyph(NamedTuple):
    """One letter: its box and whether it is bold; a tuple, for a page holds thousands of them."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: where it is drawn, from where to where."""

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Sheet:
    """How a page is turned to be read: its size in points, as it is shown."""

    width: float
    height: float
    turned: int

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom as the page is shown."""
        if not self.turned and x0 <= x1 and y0 <= y1:
            return x0, self.height - y1, x1, self.height - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turned == 1:
            return y, x
        if self.turned == 2:  # noqa: PLR2004 - deux quarts de tour
            return self.width - x, y
        if self.turned == 3:  # noqa: PLR2004 - trois quarts de tour
            return self.width - y, self.height - x
        return x, self.height - y


def glyphs_of(textpage: Any, sheet: Sheet, most: int) -> list[Glyph]:
    """The letters in the order of the page, spaces that PDFium adds left out; ``most`` at most."""
    box = pdfium.FS_RECTF()
    room = ctypes.byref(box)
    fonts = _Fonts(textpage)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    found: list[Glyph] = []
    for rank in range(min(most, pdfium.FPDFText_CountChars(textpage))):
        text = _text(unicode_of(textpage, rank))
        if not text or (text.isspace() and pdfium.FPDFText_IsGenerated(textpage, rank) == 1):
            continue
        if box_of(textpage, rank, room):
            edges = sheet.box(box.left, box.bottom, box.right, box.top)
            found.append(Glyph(text, *edges, fonts.is_bold(rank)))
    return found


@lru_cache(maxsize=4096)
def _text(code: int) -> str:
    """The letter of that code; empty for what is none."""
    if not 0 < code <= sys.maxunicode or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - demi-caractères
        return ""
    text = chr(code)
    return "\u00ad" if text == _HYPHEN else text.strip("\r\n")


class _Fonts:
    """Whether letters are bold, asked once for all those that are drawn together."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._name, self._flags = ctypes.create_string_buffer(_NAME_SIZE), ctypes.c_int()
        self._drawn = 0
        self._bold = False

    def is_bold(self, rank: int) -> bool:
        found = pdfium.FPDFText_GetTextObject(self._textpage, rank)
        drawn = ctypes.addressof(found.contents) if found else 0
        if not drawn or drawn != self._drawn:
            self._drawn, self._bold = drawn, self._asked(rank)
        return self._bold

    def _asked(self, rank: int) -> bool:
        size = pdfium.FPDFText_GetFontInfo(
            self._textpage, rank, self._name, _NAME_SIZE, self._flags
        )
        font = self._name.raw[: max(0, size - 1)].lower() if 0 < size <= _NAME_SIZE else b""
        if _named_bold(font) or self._flags.value & _FORCED_BOLD:
            return True
        return bool(pdfium.FPDFText_GetFontWeight(self._textpage, rank) >= _BOLD_WEIGHT)


@lru_cache(maxsize=256)
def _named_bold(font: bytes) -> bool:
    named = font.decode("latin-1")
    return any(word in named for word in _BOLD_NAMES)


def rules_of(page: Any, sheet: Sheet) -> list[Rule]:
    """The straight lines and the edges of the filled or drawn boxes; none on a page of drawings."""
    rules: list[Rule] = []
    for path, matrix in _paths(page):
        rules.extend(_straight(path, matrix, sheet))
        if len(rules) > _MOST_SEGMENTS:
            return []
    return rules


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    left = _MOST_OBJECTS
    waiting: list[tuple[Any, bool, Matrix, int]] = [(page, False, _IDENTITY, 0)]
    while waiting:
        holder, is_form, matrix, depth = waiting.pop()
        count = pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects
        get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
        for rank in range(min(count(holder), left)):
            left -= 1
            drawn = get(holder, rank)
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_drawn(drawn):
                yield drawn, _times(_matrix(drawn), matrix)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                waiting.append((drawn, True, _times(_matrix(drawn), matrix), depth + 1))


def _is_drawn(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(known) and bool(fill.value or stroke.value)


def _matrix(drawn: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, l = then  # noqa: E741 - les six nombres d'une matrice, dans l'ordre
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    )


def _straight(path: Any, matrix: Matrix, sheet: Sheet) -> Iterator[Rule]:
    x, y = ctypes.c_float(), ctypes.c_float()
    a, b, c, d, e, f = matrix
    begun = last = (0.0, 0.0)
    for rank in range(min(_MOST_SEGMENTS, pdfium.FPDFPath_CountSegments(path))):
        segment = pdfium.FPDFPath_GetPathSegment(path, rank)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = sheet.point(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(last, here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(here, begun)
        last = here


def _rule(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = start, end
    if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _SHORTEST:
        yield Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _SHORTEST:
        yield Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
