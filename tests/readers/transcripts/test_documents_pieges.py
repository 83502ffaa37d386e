"""Un fichier piégé ou démesuré est refusé d'une phrase, sans y passer de temps ni de mémoire."""

import time
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.recognise import read
from parchemin.readers.transcripts.package import LARGEST_PACKAGE
from tests.readers.transcripts.documents import replaced, saved, word_lines

WORD = word_lines(["Référentiel de compétences"])
BOOK = Workbook()
BOOK.active["A1"] = "Référentiel"
SHEET = saved(BOOK)
LAUGHS = "".join(
    f'<!ENTITY l{rank} "{f"&l{rank - 1};" * 10 if rank else "ha"}">' for rank in range(12)
)


def bomb(size: int) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"<w:body>", b"<w:body>" + b" " * size).replace(
        b"<sheetData>", b"<sheetData>" + b" " * size
    )


def laughing(xml: bytes) -> bytes:
    start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
    root = xml[start:].strip()[1:].split(b">")[0].split()[0]
    return b"<!DOCTYPE %s [%s]>" % (root, LAUGHS.encode()) + xml[start:].replace(
        b"</w:body>", b"<w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body>"
    )


def stretched(xml: bytes) -> bytes:
    row = b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="63"/></w:tcPr><w:p/></w:tc></w:tr>'
    return xml.replace(b"<w:body>", b"<w:body><w:tbl>" + row * 20_000 + b"</w:tbl>")


def tagged(xml: bytes) -> bytes:
    return xml.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 800_000)


def deep(xml: bytes) -> bytes:
    return xml.replace(b"<w:body>", b"<w:body>" + b"<w:p>" * 400)


def merged(xml: bytes) -> bytes:
    cells = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return xml.replace(b"</sheetData>", b"</sheetData>" + cells)


def scattered(xml: bytes) -> bytes:
    cell = b'<row r="%d"><c r="%s%d" t="inlineStr"><is><t>x</t></is></c></row>'
    names = [bytes([65 + rank // 26, 65 + rank % 26]) for rank in range(600)]
    rows = b"".join(cell % (rank * 9, names[rank % 600], rank * 9) for rank in range(1, 600))
    return xml.replace(b"<sheetData>", b"<sheetData>" + rows)


@pytest.mark.parametrize(
    ("data", "part", "change", "code"),
    [
        (WORD, "word/document.xml", bomb(200_000_000), "document-demesure"),
        (SHEET, "xl/worksheets/sheet1.xml", bomb(200_000_000), "document-demesure"),
        (WORD, "word/document.xml", laughing, "document-piege"),
        (SHEET, "xl/worksheets/sheet1.xml", laughing, "document-piege"),
        (WORD, "word/document.xml", stretched, "fichier-trop-long"),
        (WORD, "word/document.xml", tagged, "document-demesure"),
        (WORD, "word/document.xml", deep, "document-abime"),
        (SHEET, "xl/worksheets/sheet1.xml", scattered, "fichier-trop-long"),
        (WORD, "word/document.xml", lambda xml: xml[:-30], "document-abime"),
    ],
)
def test_refuse_vite(data: bytes, part: str, change: Callable[[bytes], bytes], code: str) -> None:
    """Bombe, entités, balises sans fin, tableau étiré : deux secondes au plus, et une phrase."""
    trapped = replaced(data, part, change)
    begun = time.process_time()
    with pytest.raises(UnreadableSource) as refusal:
        read(trapped, "document")
    assert refusal.value.code == code
    assert time.process_time() - begun < 4


def test_une_fusion_immense_ne_coute_rien() -> None:
    """Une fusion sur toute la feuille ne compte que pour les cellules remplies."""
    with pytest.raises(UnreadableSource, match="sans structure connue"):
        read(replaced(SHEET, "xl/worksheets/sheet1.xml", merged), "classeur")


def test_un_pdf_qui_se_deplie_sans_fin() -> None:
    """Deux cents mégaoctets de blancs dans un flux : refusé avant qu'un lecteur ne l'ouvre."""
    folded = zlib.compress(b" " * 200_000_000, 9)
    stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(folded)
    data = b"%PDF-1.4\n1 0 obj\n" + stream + folded + b"\nendstream\nendobj\n"
    tracemalloc.start()
    with pytest.raises(UnreadableSource) as refusal:
        read(data, "piege.pdf")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.value.code == "document-demesure"
    assert peak < 50_000_000


def test_un_fichier_trop_lourd() -> None:
    """Un PDF ou un document de plus de cinquante mégaoctets n'est pas ouvert."""
    with pytest.raises(UnreadableSource, match="pèse 50 Mo"):
        read(b"%PDF-1.7\n" + bytes(LARGEST_PACKAGE), "lourd.pdf")
