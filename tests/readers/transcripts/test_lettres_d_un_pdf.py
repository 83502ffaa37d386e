"""Les lettres d'un PDF : combien au plus, lesquelles sont grasses, où elles se trouvent."""

import pypdfium2
import pytest

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.transcripts.pdf import pages as pages_module
from parchemin.readers.transcripts.pdf.glyphs import Glyph, Sheet, glyphs_of
from tests.readers.transcripts.documents import printed, printed_lines, transcribed


def glyphs(pdf: bytes, most: int = 10_000) -> list[Glyph]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    letters = page.get_textpage()
    found = glyphs_of(letters.raw, Sheet(*page.get_size(), 0), most)
    document.close()
    return found


def test_trop_de_lettres_est_refuse_d_une_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Le refus dit la borne et quoi garder ; il vient à la page de trop, sans lire les autres."""
    monkeypatch.setattr(pages_module, "MOST_GLYPHS", 50)
    read = []
    real = pages_module.glyphs_of
    monkeypatch.setattr(pages_module, "glyphs_of", lambda *a: read.append(a) or real(*a))
    pdf = printed("#for i in range(5) [mot assez long pour passer vite #i #pagebreak()]")
    with pytest.raises(UnreadableSource, match=r"50 signes.*n'en gardez que les pages") as refusal:
        transcribed("pdf", pdf)
    assert refusal.value.code == "fichier-trop-long"
    assert len(read) == 2


def test_sous_la_borne_rien_n_est_perdu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Un document qui tient juste sous la borne est lu jusqu'à sa dernière lettre."""
    monkeypatch.setattr(pages_module, "MOST_GLYPHS", 12)
    transcript, _ = transcribed("pdf", printed_lines(["Abcdefghijk"]))
    assert transcript.source.text.strip() == "Abcdefghijk"


def test_le_gras_change_au_milieu_d_une_ligne() -> None:
    """La graisse, demandée une fois par suite de lettres, change bien à la suite d'après."""
    found = glyphs(printed("doux *gras* doux *g*"))
    bold = "".join(each.text for each in found if each.bold)
    light = "".join(each.text for each in found if not each.bold)
    assert bold.replace(" ", "") == "grasg"
    assert light.replace(" ", "") == "douxdoux"


def test_les_lettres_vont_de_gauche_a_droite_dans_leur_cadre() -> None:
    """Chaque lettre a sa boîte, à l'endroit, et commence après la précédente."""
    found = [each for each in glyphs(printed("abcdef")) if each.text.strip()]
    assert "".join(each.text for each in found) == "abcdef"
    assert all(each.x0 < each.x1 and each.top < each.bottom for each in found)
    assert [each.x0 for each in found] == sorted(each.x0 for each in found)


@pytest.mark.parametrize("turned", range(4))
def test_une_boite_donnee_a_l_envers_se_lit_pareil(turned: int) -> None:
    """Une boîte dont les coins sont échangés désigne le même endroit, quel que soit le quart."""
    sheet = Sheet(200, 100, turned)
    assert sheet.box(10, 20, 30, 50) == sheet.box(30, 50, 10, 20)
    left, top, right, bottom = sheet.box(10, 20, 30, 50)
    assert left < right
    assert top < bottom


def test_pas_plus_de_lettres_que_demande() -> None:
    """La lecture d'une page s'arrête au nombre de lettres qui reste."""
    assert len(glyphs(printed("abcdefghij"), most=4)) == 4
