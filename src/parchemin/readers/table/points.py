"""The points of a cell: its list items, its coded lines, its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parchemin.domain.referentiel import Span
from parchemin.readers.source_text import EDGES, Piece
from parchemin.readers.transcripts.transcript import Cell, Paragraph

BULLET = re.compile(r"(?:^|(?<=\s))[-–•●▪▸►➢➤→·‣◦✓*](?=\s)|^o(?=\s)")
_CODE = re.compile(
    r"(?:compétences?\s+(?:n°\s*)?)?"
    r"(?P<code>(?:[A-Z]{1,2}[.\-]?\d{1,2}(?:[.\-]?[A-Z]{0,2}[.\-]?\d{1,2}){0,3}"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}))(?:\s*[.):–—-]\s*|\s+|$)(?=\S|$)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z\d.\-]+")
_RANK = re.compile(
    r"(?:compétences?\s+(?:n°\s*)?)?(?P<rank>\d{1,2})\s?[.)°:–-](?:\s+|$)", re.IGNORECASE
)
_LONGEST_LIST = 20_000
"""Characters of the longest list on one line that is cut into its items."""
_SEPARATORS = f"{EDGES},;"
_TAIL = 20
_ENDS = (".", ";", ":", "!", "?", "…")
_GOES_ON = re.compile(
    r"(?:\b(?:de|du|des|la|le|les|et|ou|en|à|au|aux|pour|par|avec|sur|dans|un|une|que|qui)|['’])\s*$",
    re.IGNORECASE,
)


@dataclass(eq=False)
class Point:
    """One point: the parts of its text, and the mark that it had.

    ``mark`` is the code or the rank as it is compared (« C1.1 » is C11, « 1) » is 1); ``depth`` is
    0 for a paragraph and a first item, 1 under it.
    """

    parts: list[Piece]
    code: Piece | None = None
    mark: str | None = None
    item: bool = False
    depth: int = 0
    bold: bool = False
    whole: Piece | None = field(default=None)

    @property
    def text(self) -> str:
        """The text on one line."""
        if len(self.parts) == 1:
            return self.parts[0].text
        return " ".join(part.text for part in self.parts)

    @property
    def spans(self) -> dict[str, Span]:
        """The place of each part of the text."""
        if len(self.parts) == 1:
            return {"text": self.parts[0].span}
        return {f"text.{rank}": part.span for rank, part in enumerate(self.parts)}

    @property
    def announces(self) -> bool:
        """Whether it introduces what follows it."""
        return self.text.endswith(":")


def points_of(cells: Sequence[Cell]) -> list[Point]:
    """The points in order; a paragraph that goes on with a sentence joins the one before."""
    found: list[Point] = []
    for cell in cells:
        signs: list[str] = []
        lists = [each for each in cell.paragraphs if BULLET.match(each.piece.text)]
        inline = len(lists) == 1 and len(lists[0].piece.text) < _LONGEST_LIST
        for paragraph in cell.paragraphs:
            for point in _points(paragraph, signs, inline=inline):
                if found and not point.item and continues(found[-1].parts[-1].text, point):
                    found[-1].parts += point.parts
                else:
                    found.append(point)
    for point in found:
        point.parts[-1] = _trimmed(point.parts[-1])
    return [point for point in found if point.text or point.mark]


def continues(before: str, point: Point) -> bool:
    """Whether the point goes on with the sentence that ``before`` leaves open."""
    text = point.parts[0].text
    if point.mark or point.item or not text:
        return False
    return goes_on(before, text)


def goes_on(before: str, text: str) -> bool:
    """Whether a text, without mark, may be the rest of a sentence."""
    if before.rstrip().endswith(_ENDS):
        return False
    return text[0].islower() or (text[0].isalpha() and bool(_GOES_ON.search(before[-_TAIL:])))


def compared(mark: str) -> str:
    """A code or a rank without its points and dashes."""
    return re.sub(r"[.\-\s]", "", mark).upper()


def _points(paragraph: Paragraph, signs: list[str], *, inline: bool) -> Iterator[Point]:
    text = paragraph.piece.text
    bullet = BULLET.match(text)
    if bullet is None or paragraph.item:
        yield _point(paragraph, paragraph.piece, item=paragraph.item, depth=paragraph.depth)
        return
    if bullet[0] not in signs:
        signs.append(bullet[0])
    depth = max(paragraph.depth, min(signs.index(bullet[0]), 1))
    rest = paragraph.piece.part(bullet.end())
    for piece in rest.split(BULLET) if inline else [rest.trim()]:
        yield _point(paragraph, piece, item=True, depth=depth)


def _point(paragraph: Paragraph, piece: Piece, *, item: bool, depth: int) -> Point:
    text = piece.text
    found = _CODE.match(text)
    code = None
    if found and _CAPITALS.fullmatch(found["code"]):
        code = piece.group(found, "code")
        mark = found["code"]
    else:
        found = _RANK.match(text)
        mark = found["rank"] if found else None
    rest = piece.part(found.end()).trim() if found and mark else piece.trim()
    marked = compared(mark) if mark else None
    return Point([rest], code, marked, item, depth, paragraph.bold, piece)


def _trimmed(piece: Piece) -> Piece:
    text = piece.text
    if text and text[-1] not in _SEPARATORS:
        return piece
    return piece.part(0, len(text.rstrip(_SEPARATORS)))
