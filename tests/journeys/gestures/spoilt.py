"""Files that a hurried secretariat really sends."""

from collections.abc import Callable
from pathlib import Path

from tests.fixtures.office_process import ROOT

EXAMPLES = ROOT / "src/parchemin/examples"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n"
BOMB = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE FICHES [<!ENTITY a "mille"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<FICHES><FICHE><INTITULE>&b;</INTITULE></FICHE></FICHES>
"""
MEGABYTES = 200


def written(name: str, content: bytes) -> Callable[[Path], Path]:
    """A file of that name, made when asked for."""

    def make(folder: Path) -> Path:
        file = folder / name
        file.write_bytes(content)
        return file

    return make


def huge(folder: Path) -> Path:
    """Two hundred megabytes of text."""
    file = folder / "enorme.txt"
    line = "Évaluer la situation du patient et installer le dispositif médical.\n".encode()
    block = line * (2**20 // len(line) + 1)
    with file.open("wb") as out:
        for _ in range(MEGABYTES):
            out.write(block)
    return file


def truncated(folder: Path) -> Path:
    """An export of the register that stops in the middle of a fiche."""
    whole = (ROOT / "tests/samples/rncp").glob("*.xml")
    data = max((file.read_bytes() for file in whole), key=len)
    return written("export.xml", data[: len(data) // 2])(folder)


def in_windows_letters(folder: Path) -> Path:
    """The fiche as an old editor saves it."""
    text = (EXAMPLES / "RNCP40657/fiche.txt").read_text("utf-8")
    return written("fiche-windows.txt", text.encode("cp1252", "replace"))(folder)
