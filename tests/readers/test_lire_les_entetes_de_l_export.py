"""Les en-têtes des fiches : ce qu'un catalogue cherche, sans les longs textes."""

from dataclasses import fields
from pathlib import Path

import pytest

from parchemin.readers.fiche_xml.heading import Heading
from parchemin.readers.fiche_xml.reader import HeadingReading, read_fiches, read_headings
from tests.readers.samples import EXPORTS, SAMPLES

FICHE = (SAMPLES / "rncp/RNCP40344.xml").read_text(encoding="utf-8")


def heading_of(text: str) -> HeadingReading:
    (found,) = read_headings(text.encode())
    return found


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_un_en_tete_dit_la_meme_chose_que_la_fiche_entiere(path: Path) -> None:
    """Chaque champ de l'en-tête, places comprises, est celui de la fiche lue en entier."""
    (light,), (whole,) = read_headings(path), read_fiches(path)
    assert light.heading is not None
    assert whole.certification is not None
    for each in fields(Heading):
        assert getattr(light.heading, each.name) == getattr(whole.certification, each.name)


def test_les_longs_textes_ne_sont_pas_juges() -> None:
    """Une modalité indécidable ne se dit qu'à la lecture entière ; une date fausse, aux deux."""
    text = FICHE.replace("<DATE_DECISION>28/03/2025<", "<DATE_DECISION>31/02/2025<")
    (whole,) = read_fiches(text.encode())
    assert {"date-impossible", "nature-de-modalite-indecidable"} <= {
        said.code for said in whole.diagnostics
    }
    assert [said.code for said in heading_of(text).diagnostics] == ["date-impossible"]


def test_un_export_coupe_rend_ses_en_tetes_puis_une_erreur() -> None:
    """Les fiches d'avant la coupure sont rendues, et la dernière lecture nomme la ligne."""
    fiche = FICHE[FICHE.index("<FICHE>") : FICHE.index("</FICHES>")]
    first, second, cut = read_headings(f"<FICHES>{fiche}{fiche}<FICHE>\n<INTITULE>".encode())
    assert first.heading == second.heading
    assert cut.heading is None
    (said,) = cut.diagnostics
    assert (said.code, said.severity) == ("xml-tronque", "erreur")
    assert said.place.line == (fiche + fiche).count("\n") + 2
    assert "2 fiches lues avant" in said.found


@pytest.mark.parametrize(
    ("written", "level"),
    [("NIV3", 3), ("NIV8", 8), ("NIV2", None), ("NIV9", None), ("NIV", None), ("NIV34", None),
     ("AUCUN", None), ("niv4", None), (" NIV5 ", 5)],
)  # fmt: skip
def test_niveau_europeen(written: str, level: int | None) -> None:
    """De NIV3 à NIV8 ; tout le reste n'est pas un niveau, et rien n'est inventé."""
    text = FICHE.replace("<NIVEAU>NIV4</NIVEAU>", f"<NIVEAU>{written}</NIVEAU>")
    heading = heading_of(text).heading
    assert heading is not None
    assert heading.level == level
    assert ("level" in heading.spans) is (level is not None)


@pytest.mark.parametrize(
    ("number", "register"), [("RNCP1", "RNCP"), ("RS1", "RS"), ("XRS1", None), ("1", None)]
)
def test_repertoire_lu_dans_le_numero(number: str, register: str | None) -> None:
    """Le répertoire est le début du numéro, et sa place aussi ; un autre numéro n'en donne pas."""
    heading = heading_of(FICHE.replace(">RNCP40344<", f">{number}<", 1)).heading
    assert heading is not None
    assert (heading.number, heading.register) == (number, register)
    if register:
        span = heading.spans["register"]
        assert span.end - span.start == len(register)
        assert span.element == "FICHES/FICHE[1]/NUMERO_FICHE"


def test_sans_numero_la_fiche_est_nommee_par_son_rang() -> None:
    """Le constat d'un numéro absent nomme la fiche par sa place dans l'export."""
    reading = heading_of(FICHE.replace("<NUMERO_FICHE>RNCP40344</NUMERO_FICHE>", "", 1))
    assert reading.heading is not None
    assert reading.heading.number is None
    (said,) = reading.diagnostics
    assert said.place.sentence == "fiche 1"
    assert "NUMERO_FICHE" in said.found
