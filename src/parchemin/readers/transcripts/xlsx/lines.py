"""The lines of a text of a workbook, and which of them are bold."""

from lxml import etree

from parchemin.readers.transcripts.package import (
    attribute,
    child,
    local,
)

Line = tuple[str, bool]
"""A line of a cell and whether all its letters are bold."""


def lines_of(text: etree._Element) -> tuple[Line, ...]:
    """The lines of a shared or inline text; phonetic guides are left out."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for each in text:
        if local(each) not in {"t", "r"}:
            continue
        written = each if local(each) == "t" else child(each, "t")
        first, *rest = ((written.text or "") if written is not None else "").split("\n")
        bold = is_bold(child(each, "rPr"))
        lines[-1].append((first, bold))
        lines.extend([(part, bold)] for part in rest)
    return tuple(_line(parts) for parts in lines)


def _line(parts: list[tuple[str, bool]]) -> Line:
    lettered = [bold for text, bold in parts if text.strip()]
    return "".join(text for text, _ in parts), bool(lettered) and all(lettered)


def is_bold(properties: etree._Element | None) -> bool:
    bold = child(properties, "b")
    return bold is not None and attribute(bold, "val") not in {"0", "false"}
