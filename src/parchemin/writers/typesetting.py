"""Composition of a PDF from a template and data: tagged, archivable, the same bytes every time."""

import io
import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import segno
import typst

from parchemin.domain.errors import ParcheminError

TEMPLATES = Path(__file__).with_name("templates")
STANDARDS: "list[typst.PDFStandard]" = ["a-3a", "ua-1"]
"""PDF/A-3a (archiving) and PDF/UA-1 (accessibility) together."""

_turn = threading.Lock()


class UnprintableDocument(ParcheminError):
    """The engine refused the document; the text says what it complained of."""


@cache
def compiler() -> typst.Compiler:
    """The compiler of this process: fonts loaded once, only those the engine ships."""
    return typst.Compiler(root=TEMPLATES, ignore_system_fonts=True)


def compose(template: str, data: Mapping[str, object], *, stamped: datetime) -> bytes:
    """The PDF of one template filled with data.

    ``stamped`` (aware) is the only date written in the file, so that the same data always give the
    same bytes. Raises UnprintableDocument when the engine refuses, for a character that no font
    can draw above all.
    """
    try:
        with _turn:
            document = compiler().compile(
                input=TEMPLATES / template,
                format="pdf",
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                pdf_standards=STANDARDS,
                timestamp=int(stamped.timestamp()),
            )
    except typst.TypstError as refusal:
        raise UnprintableDocument(
            f"Le document ne peut pas être composé : {refusal.message}. "
            "Vérifiez les caractères inhabituels des noms et des intitulés."
        ) from refusal
    if not isinstance(document, bytes):
        raise UnprintableDocument("Le moteur de composition n’a rendu aucun document.")
    return document


QR_MASK = 3
"""Any of the eight masks can be read; comparing them all costs more than the whole PDF."""


def qr_svg(address: str) -> str:
    """The QR code of an address as SVG, a quarter of which may be lost (level Q)."""
    drawing = io.BytesIO()
    code = segno.make(address, error="q", micro=False, mask=QR_MASK)
    code.save(drawing, kind="svg", xmldecl=False, svgns=True)
    return drawing.getvalue().decode()
