"""Dix référentiels en tableau, écrits dans six formats : la même lecture de chacun."""

from collections.abc import Callable
from pathlib import Path

import pytest

from parchemin.readers.recognise import read
from tests.readers.table.layout import LAYOUTS, Body, body_of
from tests.readers.table.told import told
from tests.readers.table.written.docx import as_docx
from tests.readers.table.written.html import as_html
from tests.readers.table.written.markdown import as_markdown
from tests.readers.table.written.pdf import as_pdf
from tests.readers.table.written.tsv import as_tsv
from tests.readers.table.written.xlsx import as_xlsx

WRITERS: dict[str, Callable[[Body], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "xlsx": as_xlsx,
    "html": as_html,
    "md": as_markdown,
    "tsv": as_tsv,
}


def expected(layout: Path, format_: str) -> str:
    """What is expected of a sample, in that format when it cannot carry everything."""
    own = layout.with_suffix(f".attendu.{format_}.txt")
    return (own if own.exists() else layout.with_suffix(".attendu.txt")).read_text("utf-8")


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_le_document_se_lit(layout: Path, format_: str) -> None:
    """Blocs, codes, compétences clés, modalités, critères et questions, mot pour mot."""
    reading = read(WRITERS[format_](body_of(layout)), f"{layout.stem}.{format_}")
    assert reading.source.kind == "table"
    assert told(reading) == expected(layout, format_)


def test_il_y_en_a_dix() -> None:
    """Dix documents, et chaque attendu propre à un format a sa raison dans le document."""
    assert len(LAYOUTS) == 10
    for own in LAYOUTS[0].parent.glob("*.attendu.*.txt"):
        stem, _, format_, _ = own.name.split(".")
        text = own.with_name(f"{stem}.toml").read_text("utf-8")
        assert f"formats.{format_} = " in text
