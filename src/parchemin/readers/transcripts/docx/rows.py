"""The rows of a Word table and the cells merged in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from parchemin.readers.transcripts.docx.styles import value_of
from parchemin.readers.transcripts.package import attribute, child, local, natural

_AROUND = {"sdt", "sdtContent", "customXml", "ins"}
_MOST_COLUMNS = 63
"""What Word allows."""


@dataclass(frozen=True)
class RowCell:
    """A cell, how many columns it takes, and whether it goes on from the one above."""

    element: etree._Element
    columns: int
    continues: bool


@dataclass(frozen=True)
class Row:
    """A row, the columns it leaves empty before its first cell, and how it was changed."""

    cells: tuple[RowCell, ...]
    before: int
    inserted: bool
    deleted: bool


def rows_of(table: etree._Element) -> Iterator[Row]:
    """The rows in order, the deleted ones too."""
    for each in _inside(table, "tr"):
        properties = child(each, "trPr")
        yield Row(
            cells=tuple(_cell(cell) for cell in _inside(each, "tc")),
            before=_count(value_of(properties, "gridBefore"), 0),
            inserted=child(properties, "ins") is not None,
            deleted=child(properties, "del") is not None,
        )


def _cell(cell: etree._Element) -> RowCell:
    properties = child(cell, "tcPr")
    merge = child(properties, "vMerge")
    return RowCell(
        element=cell,
        columns=max(1, _count(value_of(properties, "gridSpan"), 1)),
        continues=merge is not None and attribute(merge, "val") != "restart",
    )


def _count(text: str | None, otherwise: int) -> int:
    number = natural(text)
    return otherwise if number is None else min(number, _MOST_COLUMNS)


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in _AROUND:
            yield from _inside(each, name)
