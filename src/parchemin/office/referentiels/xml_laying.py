"""One fiche of an XML export laid out, element after element."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.xml_sheet import Sheet, plain
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml.stream import Truncated, fiche_elements

_FICHE = re.compile(r"FICHES/FICHE\[(\d+)\]")
_INDENT = "  "
LONG = 200


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
