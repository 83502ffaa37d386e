"""Office documents and PDF made for the tests, and the texts that they are read as."""

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parchemin.readers.diagnostics import Diagnostic, Findings
from parchemin.readers.transcripts.on_demand import loaded
from parchemin.readers.transcripts.transcript import Grid, Transcript

Told = tuple[Transcript, list[Diagnostic]]


def transcribed(format_: str, data: bytes) -> Told:
    """The transcript of a document and what was said of it."""
    findings = Findings()
    transcript, _ = loaded(format_)(data, "document", findings)
    return transcript, list(findings)


def texts(grid: Grid) -> list[list[str | None]]:
    """The words of each cell, None under a merged one."""
    return [[cell and (cell.piece.text if cell.piece else "") for cell in row] for row in grid.rows]


def saved(document: Any) -> bytes:
    """A python-docx document or an openpyxl workbook, as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word_with(*paragraphs: str) -> bytes:
    """A Word document whose body is these pieces of WordprocessingML."""
    document = Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(paragraph))
    return saved(document)


def p(inside: str) -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p {nsdecls('w')}>{inside}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def replaced(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same package with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return buffer.getvalue()


def printed(source: str, **data: Any) -> bytes:
    """A PDF composed from a Typst source; each value of data is « nom.json » beside it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, value in data.items():
            Path(folder, f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
        main = Path(folder, "main.typ")
        main.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(main)))


def printed_lines(lines: Sequence[str]) -> bytes:
    """A PDF of these paragraphs, with page numbers."""
    return printed(
        '#set page(paper: "a4", numbering: "1 / 1")\n#set text(size: 9pt)\n'
        '#for line in json("lines.json") [#par[#line]]\n',
        lines=list(lines),
    )


def word_lines(lines: Sequence[str]) -> bytes:
    """A Word document of these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)
