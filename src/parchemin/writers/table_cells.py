"""A value as the cell of a table, written so that it is read back as it was.

``docs/formats/classeur.md`` tells the marks: ``⟦000D⟧`` stands for a character that a spreadsheet
would lose, ``⟦⟧`` for a text that is there and empty.
"""

import re
from datetime import date
from decimal import Decimal

from parchemin.domain.outline import Scalar, Value
from parchemin.writers.spreadsheet import FORMULA_STARTS

EMPTY = "⟦⟧"
BETWEEN_ITEMS = " | "
LONGEST_CELL = 16_000
"""Characters of a cell, each counted twice by Excel when it is an emoji; Excel stops at 32 767."""

_LOST = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
    r"|⟦(?=[0-9A-F]{0,6}⟧)"  # what would be taken for a mark
    r"|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)"  # what a workbook takes for a coded character
)
_EDGES = re.compile(r"^\s+|\s+$")


def cell_text(value: Value | None) -> str:
    """The text of one cell; empty when there is no value."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return BETWEEN_ITEMS.join(_scalar(each).replace("|", _mark("|")) for each in value)
    return _scalar(value)


def pieces(text: str) -> list[str]:
    """The text cut so that each piece holds in a cell; one empty piece for an empty text."""
    return [text[at : at + LONGEST_CELL] for at in range(0, len(text), LONGEST_CELL)] or [""]


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate this text (OWASP, « CSV Injection »)."""
    return text.startswith(FORMULA_STARTS)


def as_text(text: str) -> str:
    """The cell with an apostrophe before a formula, or before an apostrophe that is its own."""
    return f"'{text}" if looks_like_a_formula(text) or text.startswith("'") else text


def _scalar(value: Scalar) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", ",")
    return _marked(str(value))


def _marked(text: str) -> str:
    if not text:
        return EMPTY
    kept = _LOST.sub(lambda found: _mark(found[0]), text)
    return _EDGES.sub(lambda found: "".join(map(_mark, found[0])), kept)


def _mark(character: str) -> str:
    return f"⟦{ord(character):04X}⟧"
