"""One fiche of an XML export laid out as a text to read, in which the words read can be marked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml import etree

from parchemin.domain.referentiel import Span
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml.stream import Truncated, fiche_elements

_FICHE = re.compile(r"FICHES/FICHE\[(\d+)\]")
_FIRST = "[1]"
_INDENT = "  "
LONG = 200


@dataclass
class Sheet:
    """The text of a fiche, and where the text of each of its elements begins in it."""

    pieces: list[str] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def element(self, path: str, words: str) -> None:
        """Write the text of an element, and remember where it stands."""
        self.starts[path], self.words[path] = self.length, words
        self.write(words)

    def place(self, span: Span) -> Span | None:
        """The place in the sheet of a place in an element; None when it is of another fiche."""
        start = self.starts.get(plain(span.element or ""))
        if start is None:
            return None
        return replace(span, start=start + span.start, end=start + span.end, element=None)

    def whole(self, element: str) -> Span | None:
        """The place of all the text of an element; None when the fiche has no such element."""
        words = self.words.get(plain(element))
        return self.place(Span(1, 0, len(words), element)) if words else None

    def placed(self, places: Mapping[str, Span]) -> dict[str, Span]:
        """The places of values, those of other fiches left out."""
        found = {path: self.place(span) for path, span in places.items()}
        return {path: span for path, span in found.items() if span is not None}


def fiche_rank(spans: Iterable[Span]) -> int | None:
    """The rank, from 1, of the fiche that these places stand in; None outside an XML export."""
    for span in spans:
        if match := _FICHE.match(span.element or ""):
            return int(match[1])
    return None


def sheet_of(data: bytes, rank: int) -> Sheet:
    """The sheet of the fiche at that rank; empty when the export no longer gives it."""
    sheet = Sheet()
    try:
        for fiche in islice(fiche_elements(data), rank - 1, rank):
            _lay(sheet, fiche, plain(f"FICHES/FICHE[{rank}]"), 0)
    except (Truncated, UnreadableSource):
        return sheet
    return sheet


def plain(path: str) -> str:
    """The path of an element, the rank of a first one left unsaid."""
    return path.replace(_FIRST, "")


def _lay(sheet: Sheet, element: etree._Element, path: str, depth: int) -> None:
    ranks: dict[str, int] = {}
    for child in element:
        tag = str(child.tag)
        ranks[tag] = ranks.get(tag, 0) + 1
        inner = f"{path}/{tag}" + (f"[{ranks[tag]}]" if ranks[tag] > 1 else "")
        sheet.write(_INDENT * depth + _said(tag))
        if len(child):
            sheet.write("\n")
            _lay(sheet, child, inner, depth + 1)
            continue
        words = child.text or ""
        short = "\n" not in words.strip() and len(words) < LONG
        sheet.write(" : " if short else " :\n")
        sheet.element(inner, words)
        sheet.write("\n")


def _said(tag: str) -> str:
    """The name of an element as one reads it: « NUMERO_FICHE », « Numero fiche »."""
    return tag.replace("_", " ").capitalize()
