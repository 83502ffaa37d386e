"""Les captures de la documentation, prises par les essais pour ne jamais vieillir."""

import struct
import zlib
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.fixtures.office_process import ROOT, Office
from tests.fixtures.pdf import scanned
from tests.journeys.gestures import delivery, people, sitting, texts
from tests.journeys.gestures.signing import menu, sign_in, step
from tests.journeys.test_la_vie_d_un_jury import open_session

pytestmark = pytest.mark.journey

FICHE = ROOT / "src/parchemin/examples/RNCP40657/fiche.txt"
LARGEST = 200_000


def test_les_captures_de_l_office(
    demo_office: Office, page: Any, screenshots: Path, tmp_path: Path
) -> None:
    """Chaque écran que montre la documentation existe et tient dans une image légère."""
    taken = Camera(page, screenshots)
    sign_in(page, demo_office.address, "secretariat")
    taken.take("accueil")
    with step("la relecture d'une fiche", page):
        texts.deposit(page, slightly_other(tmp_path))
        taken.take("relecture")
        page.get_by_role("button", name="Abandonner la relecture").click()
    with step("le dossier d'une candidate", page):
        people.open_person(page, "Cèdre")
        taken.take("dossier-candidat")
    with step("la séance d'un jury ouvert", page):
        open_session(page)
        taken.take("seance-de-jury")
    with step("un procès-verbal et un parchemin", page):
        menu(page, "Jurys")
        closed = page.get_by_role("row").filter(has_text="clos").filter(has_text="RNCP40657")
        closed.get_by_role("link").first.click()
        taken.draw("proces-verbal", sitting.fetched(page, "Procès-verbal en PDF"), scale=1.1)
        delivery.open_certificate(page, "Fictive-Acacia", "Parchemin")
        taken.draw("parchemin", sitting.fetched(page, "Télécharger le PDF"), scale=1.1)
    with step("les déclarations", page):
        menu(page, "Déclarations")
        taken.take("declarations")


def test_la_capture_du_telephone(demo_office: Office, phone: Any, screenshots: Path) -> None:
    """La vérification d'un parchemin, telle qu'un employeur la voit après avoir scanné."""
    sign_in(phone, demo_office.address, "candidat")
    (address,) = scanned(sitting.fetched(phone, "Parchemin n°"))
    phone.context.clear_cookies()
    phone.goto(address)
    Camera(phone, screenshots).take("verification")


class Camera:
    """Writes pictures and refuses the heavy ones."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page, self.folder = page, folder

    def take(self, name: str) -> None:
        """The visible part of the page."""
        self.page.screenshot(path=self.folder / f"{name}.png", animations="disabled")
        self.weigh(name)

    def draw(self, name: str, document: bytes, *, scale: float) -> None:
        """The first page of a PDF."""
        pdf = pypdfium2.PdfDocument(document)
        try:
            image = pdf[0].render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            picture = png(bytes(image.buffer), image.width, image.height, image.stride)
        finally:
            pdf.close()
        (self.folder / f"{name}.png").write_bytes(picture)
        self.weigh(name)

    def weigh(self, name: str) -> None:
        assert 5_000 < (self.folder / f"{name}.png").stat().st_size < LARGEST, name


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """An RGB picture, each line stored as its difference from the line above."""
    lines, above = [], bytes(3 * width)
    for start in range(0, height * stride, stride):
        line = pixels[start : start + 3 * width]
        lines.append(b"\x02" + bytes((a - b) & 255 for a, b in zip(line, above, strict=True)))
        above = line
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def slightly_other(folder: Path) -> Path:
    """The fiche with one more empty line: other bytes, so that the office reads it anew."""
    file = folder / "fiche-RNCP40657.txt"
    file.write_text(FICHE.read_text("utf-8") + "\n", "utf-8")
    return file
