"""The running description of a certification, before 2019: its lists are its competencies."""

import re
from collections.abc import Iterator

from parchemin.readers.competency_items import marker_of
from parchemin.readers.source_text import Piece

_LEAD = re.compile(
    r"(?:capables?|mesure)\s+(?:de|d['’])[^:.]{0,120}:\s*$|comp[ée]tences[^:.]{0,120}:\s*$"
)


def listed_lines(lines: list[Piece]) -> Iterator[Piece]:
    """The lines of the lists: those with a marker, and those under « est capable de : »."""
    led = False
    for line in (part for whole in lines for part in whole.lines()):
        text = line.text
        if text.endswith(":"):
            led = bool(_LEAD.search(text))
        elif marker_of(text) or led:
            yield line
