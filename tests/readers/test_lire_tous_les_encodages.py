"""La même fiche, enregistrée de toutes les façons qu'un bureau connaît."""

import codecs
import unicodedata
from pathlib import Path

import pytest

from parchemin.readers.recognise import read
from parchemin.readers.source_text import SourceText
from tests.readers.samples import PAGE_A, PROGRAMME, TEXTS, codes_of, reading_of

TEXT = PAGE_A.read_text(encoding="utf-8")
FICHE = reading_of(PAGE_A).certifications


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
    ],
    ids=["utf-8 avec marque", "utf-16", "utf-16 gros-boutiste", "CRLF", "CR"],
)
def test_la_lecture_est_la_meme(data: bytes, encoding: str) -> None:
    """Marque, UTF-16 et fins de ligne ne changent rien à ce qui est lu."""
    reading = read(data, "fiche")
    assert reading.certifications == FICHE
    assert reading.source.encoding == encoding


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_accents_ecrits_a_part(path: Path) -> None:
    """Un texte en forme NFD (copié d'un PDF, d'un Mac) se lit comme l'autre, et le constat le dit."""
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    reading = read(text.encode(), "source")
    spoken, usual = reading.certifications[0], reading_of(path).certifications[0]
    assert [bloc.title for bloc in spoken.blocs] == [bloc.title for bloc in usual.blocs]
    assert [[competency.text for competency in bloc.competencies] for bloc in spoken.blocs] == [
        [competency.text for competency in bloc.competencies] for bloc in usual.blocs
    ]
    assert sorted(codes_of(reading)) == sorted([*codes_of(reading_of(path)), "accents-separes"])


def test_la_place_d_un_accent_ecrit_a_part() -> None:
    """La place d'un texte qui commence et finit par un accent tient ses accents."""
    received = unicodedata.normalize("NFD", "Été\nqualité")
    for piece in SourceText.composed(received).whole.lines():
        found = received[piece.span.start : piece.span.end]
        assert unicodedata.normalize("NFC", found) == piece.text


def test_windows_1252() -> None:
    """Un texte Windows-1252 est lu, avec un constat qui invite à relire les accents."""
    text = PROGRAMME.read_text(encoding="utf-8").replace("\u202f", " ")
    reading = read(text.encode("cp1252", errors="ignore"), "programme")
    assert reading.source.encoding == "cp1252"
    assert "encodage-windows-1252" in codes_of(reading)
    assert reading.certifications[0].certifiers[0].name == "CPNEFP des Cabinets Médicaux"


def test_espaces_insecables_et_invisibles() -> None:
    """Espaces insécables et caractères de largeur nulle ne cachent aucune rubrique."""
    text = TEXT.replace("Activités visées", "Acti\u200bvités\u00a0visées").replace(
        "Compétences attestées :", "\ufeffCompétences attestées\u00a0:\u200b"
    )
    reading = read(text.encode(), "fiche")
    assert [len(bloc.competencies) for bloc in reading.certifications[0].blocs] == [6, 9, 5, 6]
    assert "caracteres-invisibles" in codes_of(reading)


def test_les_places_comptent_dans_le_texte_recu() -> None:
    """Après un caractère invisible ou un retour chariot, les places restent celles du fichier."""
    text = "\u200b" + TEXT.replace("\n", "\r\n")
    span = read(text.encode(), "fiche").certifications[0].spans["level"]
    assert text[span.start : span.end] == "4"
    assert span.line == 6


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_apostrophes_droites(path: Path) -> None:
    """Des apostrophes droites partout ne changent ni les blocs ni les comptes."""
    text = path.read_text(encoding="utf-8").replace("’", "'")
    straight = read(text.encode(), "texte").certifications[0].blocs
    blocs = reading_of(path).certifications[0].blocs
    assert [(len(bloc.competencies), len(bloc.assessments)) for bloc in straight] == [
        (len(bloc.competencies), len(bloc.assessments)) for bloc in blocs
    ]
