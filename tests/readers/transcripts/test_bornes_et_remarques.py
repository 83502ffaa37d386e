"""Un document démesuré est refusé avant d'être écrit ; ce qu'il avait d'autre est dit une fois."""

import io
import zipfile

import pytest

from parchemin.readers.diagnostics import Findings, Severity, UnreadableSource
from parchemin.readers.signatures import is_pdf, is_word, is_workbook
from parchemin.readers.text_limits import MOST_CHARACTERS, MOST_LINES
from parchemin.readers.transcripts.bounded import MOST_CELLS, compose_bounded
from parchemin.readers.transcripts.composing import Box, Words
from parchemin.readers.transcripts.package import natural
from parchemin.readers.transcripts.pdf.bombs import refuse_bombs
from parchemin.readers.transcripts.remarks import Remark, Remarks
from parchemin.readers.transcripts.tabbed import MOST_CELLS as TABBED_CELLS

REMARK = Remark("essai", "trouvaille", "trouvailles", "rien", "Regardez.", Severity.WARNING)


@pytest.mark.parametrize(
    "body",
    [
        [Words("a" * (MOST_CHARACTERS + 1))],
        [Words("a")] * (MOST_LINES + 1),
        [[[Box()] * (MOST_CELLS + 1)]],
        [[[Box([Words("a" * MOST_CHARACTERS)]), Box([Words("bb")])]]],
    ],
    ids=["signes", "paragraphes", "cases", "signes des cases"],
)
def test_un_document_trop_long(body: list) -> None:
    """Signes, paragraphes et cases ont chacun leur borne."""
    with pytest.raises(UnreadableSource) as refusal:
        compose_bounded(body, "document")
    assert refusal.value.code == "fichier-trop-long"


@pytest.mark.parametrize("body", [[], [Words(" \t")], [[[Box(), None]]]])
def test_un_document_sans_texte(body: list) -> None:
    """Des blancs ou des cases vides ne sont pas un texte."""
    with pytest.raises(UnreadableSource) as refusal:
        compose_bounded(body, "document")
    assert refusal.value.code == "document-sans-texte"


def said(*places: str) -> tuple[str, str]:
    remarks, findings = Remarks(), Findings()
    for place in places:
        remarks.add(REMARK, place)
    remarks.say(findings)
    (only,) = findings
    return only.place.sentence, only.found


def test_une_remarque_nomme_ses_places() -> None:
    """Une fois, au singulier ; plusieurs fois, chaque place une seule fois."""
    assert said("ligne 1") == ("ligne 1", "1 trouvaille")
    assert said("ligne 1", "ligne 1", "ligne 4") == ("ligne 1 ; ligne 4", "3 trouvailles")


def test_trop_de_places_sont_comptees() -> None:
    """Au-delà de six places, le reste est compté, pas cité."""
    sentence, _ = said(*[f"ligne {rank}" for rank in range(1, 10)])
    assert sentence.endswith("ligne 6 ; et 3 autres endroits")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("0", 0), ("", None), (None, None), ("-1", None), ("1.5", None), ("9" * 9, None)],
)
def test_un_nombre_entier_raisonnable(text: str | None, expected: int | None) -> None:
    """Un attribut piégé ne fait pas un nombre."""
    assert natural(text) == expected


def test_un_petit_flux_ne_refuse_rien() -> None:
    """Un PDF sans flux, ou dont le flux est abîmé, n'est pas un piège."""
    refuse_bombs(b"%PDF-1.4\n1 0 obj <</Filter/FlateDecode>>\nstream\nabime\nendstream", "x.pdf")


def test_un_flux_plie_deux_fois_est_un_piege() -> None:
    """Deux compressions l'une dans l'autre cachent la taille : refusé."""
    data = b"%PDF-1.4\n1 0 obj <</Filter[/FlateDecode/FlateDecode]>>\nstream\nx\nendstream"
    with pytest.raises(UnreadableSource, match="piégé"):
        refuse_bombs(data, "x.pdf")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", (True, False, False)),
        (b"\r\n%PDF-1.4\n", (True, False, False)),
        (b"PK\x03\x04....word/document.xml", (False, True, False)),
        (b"PK\x03\x04....xl/workbook.xml", (False, False, True)),
        (b"PK\x03\x04....word/embeddings xl/workbook.xml", (False, True, False)),
        ("Le format %PDF-1.7 est décrit ici.".encode(), (False, False, False)),
    ],
)
def test_chaque_format_a_ses_premiers_octets(data: bytes, expected: tuple[bool, ...]) -> None:
    """Le contenu décide, jamais le nom ; un texte qui parle de PDF reste un texte."""
    assert (is_pdf(data), is_word(data), is_workbook(data)) == expected


def test_un_classeur_qui_porte_un_document_word() -> None:
    """Le document incorporé ne change pas ce qu'est le classeur."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/embeddings/a.docx", b"PK\x03\x04 word/document.xml")
    assert (is_word(buffer.getvalue()), is_workbook(buffer.getvalue())) == (False, True)


def test_un_tableau_de_cases_tres_courtes_garde_un_temps_borne() -> None:
    """Each cell costs the same work however short: as many are refused in every format."""
    assert MOST_CELLS == TABBED_CELLS == 20_000
    with pytest.raises(UnreadableSource, match="n'en gardez que les pages"):
        compose_bounded([[[Box([Words("ab")])] * 4] * (MOST_CELLS // 4 + 1)], "document")
