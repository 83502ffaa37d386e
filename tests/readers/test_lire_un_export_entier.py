"""Cutting an export into fiches, and reading of each what a catalogue keeps."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml import chunks as cutting
from parchemin.readers.fiche_xml.cards import Card, CardReader, MalformedFiche
from parchemin.readers.fiche_xml.chunks import Chunk, fiche_chunks
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.fiche_xml.stream import Truncated

SAMPLES = sorted((Path(__file__).parents[1] / "samples/rncp").glob("*.xml"))
FICHE = "<FICHE>\n<NUMERO_FICHE>RNCP1</NUMERO_FICHE>\n<INTITULE>É</INTITULE>\n</FICHE>"


def cut(text: str | bytes) -> list[Chunk]:
    data = text.encode() if isinstance(text, str) else text
    return list(fiche_chunks(io.BytesIO(data)))


def card_of(path: Path) -> Card:
    (chunk,) = cut(path.read_bytes())
    return CardReader(chunk.encoding).read(chunk)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_la_carte_dit_comme_la_lecture_entiere(path: Path) -> None:
    """Numéro, titre, dates, codes, certificateurs et compétences : les deux lectures s'accordent."""
    (reading,) = read_fiches(path)
    said, card = reading.certification, card_of(path)
    assert said is not None
    assert (card.number, card.title, card.level, card.active) == (
        said.number,
        said.title,
        said.level,
        said.active,
    )
    assert card.dates[:4] == (
        said.dates.decision,
        said.dates.effect,
        said.dates.end_of_registration,
        said.dates.last_delivery,
    )
    assert card.certifiers == tuple(one.name for one in said.certifiers)
    for name, codes in (("nsf", said.nsf), ("rome", said.rome), ("formacode", said.formacodes)):
        assert [code for kind, code in card.codes if kind == name] == [one.code for one in codes]
    assert [text for text in card.texts if text][: len(said.blocs)] == [b.title for b in said.blocs]
    assert {code for code, _ in card.sentences} == ({b.code for b in said.blocs} or {""})
    letters = [re.sub(r"\W", "", text) for _, text in card.sentences]
    stated = [c.text for b in said.blocs for c in b.competencies] or [
        c.text for c in said.stated_competencies
    ]
    assert any(re.sub(r"\W", "", stated[0]) in one for one in letters)


def test_chaque_fiche_a_son_rang_sa_ligne_et_ses_octets() -> None:
    """Deux fiches : leur place dans le fichier, et leurs octets tels quels."""
    first, second = cut(f"<FICHES>\n{FICHE}\n\n{FICHE}</FICHES>")
    assert (first.rank, first.line, second.rank, second.line) == (1, 2, 2, 7)
    assert first.data == second.data == FICHE.encode()
    assert first.number == "RNCP1"
    assert second.position == len(f"<FICHES>\n{FICHE}\n\n{FICHE}".encode())


@given(st.integers(1, 400), st.integers(0, 12))
def test_la_taille_des_lectures_n_y_change_rien(size: int, count: int) -> None:
    """Lu par morceaux de n'importe quelle taille, l'export donne les mêmes fiches."""
    whole = f"<?xml version='1.0'?><FICHES>{FICHE * count}</FICHES>"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cutting, "READ_AT_ONCE", size)
        small = cut(whole) if size >= 60 else None
    assert small is None or small == cut(whole)
    assert len(cut(whole)) == count


def test_une_balise_citee_dans_un_cdata_ne_ferme_rien() -> None:
    """Le texte d'un CDATA qui parle de balises reste dans sa fiche."""
    quoted = FICHE.replace("É", "<![CDATA[la balise </FICHE> ferme]]>")
    (chunk,) = cut(f"<FICHES>{quoted}</FICHES>")
    assert CardReader().read(chunk).title == "la balise </FICHE> ferme"


def test_une_fiche_mal_formee_dit_sa_ligne_dans_l_export() -> None:
    """La ligne est celle de l'export, pas celle de la fiche."""
    (_, chunk) = cut(f"<FICHES>\n{FICHE}\n{FICHE.replace('</INTITULE>', '')}</FICHES>")
    with pytest.raises(MalformedFiche, match="mal formé") as refused:
        CardReader().read(chunk)
    assert refused.value.line == 9


def test_une_fiche_sans_numero_est_refusee() -> None:
    """Sans numéro, rien ne la désigne."""
    (chunk,) = cut("<FICHES><FICHE><INTITULE>A</INTITULE></FICHE></FICHES>")
    with pytest.raises(MalformedFiche, match="NUMERO_FICHE"):
        CardReader().read(chunk)


@pytest.mark.parametrize(
    ("text", "whole"),
    [(f"<FICHES>\n{FICHE}\n<FICHE>\n<A>", 1), (f"<FICHES>\n{FICHE}", 1), ("<FICHES>", 0), ("", 0)],
)
def test_un_export_coupe_est_dit_apres_ses_fiches_entieres(text: str, whole: int) -> None:
    """Ce qui précède la coupure est lu, puis la coupure est levée, jamais passée sous silence."""
    found = []
    with pytest.raises(Truncated):
        found.extend(fiche_chunks(io.BytesIO(text.encode())))
    assert len(found) == whole


def test_les_fiches_d_avant_la_coupure_sont_rendues() -> None:
    """Le flux donne chaque fiche entière avant de lever la coupure, avec sa ligne."""
    stream = fiche_chunks(io.BytesIO(f"<FICHES>\n{FICHE}\n<FICHE>\n".encode()))
    assert next(stream).number == "RNCP1"
    with pytest.raises(Truncated) as cut_at:
        next(stream)
    assert cut_at.value.line == 7


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (
            b'<!DOCTYPE FICHES [<!ENTITY a "b">]><FICHES><FICHE></FICHE></FICHES>',
            "xml-avec-entites",
        ),
        (b'<?xml version="1.0" encoding="UTF-16"?><FICHES/>', "export-encodage"),
        ("<FICHES/>".encode("utf-16"), "export-encodage"),
        (b'<?xml version="1.0" encoding="inconnu-9"?><FICHES/>', "export-encodage"),
        (b"<FICHES><FICHE>" + b"x" * 16_100_000, "fiche-trop-grosse"),
        (b"y" * 16_100_000, "fiche-trop-grosse"),
    ],
    ids=["entités", "utf-16 déclaré", "utf-16", "inconnu", "fiche énorme", "une seule ligne"],
)
def test_ce_qui_n_est_pas_sur_est_refuse(data: bytes, code: str) -> None:
    """Entités, encodages illisibles et démesure sont refusés avant d'être gardés en mémoire."""
    with pytest.raises(UnreadableSource) as refused:
        cut(data)
    assert refused.value.code == code


def test_un_export_en_latin_1_se_lit_comme_il_le_dit() -> None:
    """L'encodage déclaré vaut pour chaque fiche, lue à part."""
    text = f'<?xml version="1.0" encoding="ISO-8859-1"?><FICHES>{FICHE}</FICHES>'
    (chunk,) = cut(text.encode("latin-1"))
    assert CardReader(chunk.encoding).read(chunk).title == "É"


def test_une_date_impossible_est_laissee_de_cote() -> None:
    """Le catalogue n'a pas cette date ; la lecture entière de la fiche dit pourquoi."""
    dated = FICHE.replace(
        "<INTITULE>",
        "<DATE_DECISION>31/02/2020</DATE_DECISION><DATE_EFFET>01/02/2020</DATE_EFFET><INTITULE>",
    )
    (chunk,) = cut(f"<FICHES>{dated}</FICHES>")
    assert CardReader().read(chunk).dates[:2] == (None, date(2020, 2, 1))


def test_un_bloc_d_une_correspondance_n_est_pas_un_bloc() -> None:
    """Les blocs nommés par une correspondance ne donnent ni titre ni compétence."""
    linked = FICHE.replace(
        "<INTITULE>",
        "<CORRESPONDANCES><CORRESPONDANCE><SOURCE><BLOC_COMPETENCES><CODE>X</CODE>"
        "</BLOC_COMPETENCES></SOURCE></CORRESPONDANCE></CORRESPONDANCES><INTITULE>",
    )
    (chunk,) = cut(f"<FICHES>{linked}</FICHES>")
    card = CardReader().read(chunk)
    assert (card.sentences, [text for text in card.texts if text]) == ((), [])
