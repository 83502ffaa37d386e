"""L'export XML du registre, une fiche à la fois."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification, CorrespondenceKind
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml import stream
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.recognise import read
from tests.readers.samples import EXPORTS, SAMPLES, codes_of, reading_of

COUNTS = {
    "RNCP34762.xml": (5, 0),
    "RNCP36490.xml": (4, 20),
    "RNCP37674.xml": (2, 3),
    "RNCP40344.xml": (4, 8),
    "RS5568.xml": (0, 0),
    "RS6604.xml": (0, 0),
}


def fiche_of(name: str) -> Certification:
    (found,) = reading_of(SAMPLES / "rncp" / name).certifications
    return found


def test_les_six_fiches_sont_la() -> None:
    """Les essais portent bien sur les six échantillons."""
    assert {path.name for path in EXPORTS} == set(COUNTS)


@pytest.mark.parametrize(("name", "counts"), COUNTS.items())
def test_blocs_et_correspondances(name: str, counts: tuple[int, int]) -> None:
    """Un code de bloc dans une correspondance n'est jamais pris pour un bloc."""
    fiche = fiche_of(name)
    assert (len(fiche.blocs), len(fiche.correspondences)) == counts
    assert fiche.number == name.removesuffix(".xml")


def test_competences_de_chaque_bloc() -> None:
    """Les listes à codes, à deux niveaux et à phrases nues se séparent."""
    assert [len(bloc.competencies) for bloc in fiche_of("RNCP34762.xml").blocs] == [7, 10, 10, 8, 5]
    assert [len(bloc.competencies) for bloc in fiche_of("RNCP36490.xml").blocs] == [7, 7, 9, 9]
    assert [len(bloc.competencies) for bloc in fiche_of("RNCP37674.xml").blocs] == [4, 4]
    assert [len(bloc.competencies) for bloc in fiche_of("RNCP40344.xml").blocs] == [6, 6, 5, 7]


def test_le_code_d_une_competence_est_a_part() -> None:
    """« A1C1. » est le code de la compétence, pas son texte."""
    first = fiche_of("RNCP34762.xml").blocs[0].competencies[0]
    assert first.code == "A1C1"
    assert first.text.startswith("Evaluer, depuis son périmètre")


def test_une_fiche_du_rs_n_a_que_sa_liste() -> None:
    """Au répertoire spécifique, les compétences ne sont que dans la liste de la fiche."""
    assert len(fiche_of("RS6604.xml").stated_competencies) == 5
    assert fiche_of("RS6604.xml").level is None


def test_valeurs() -> None:
    """Niveau, dates, voies, certificateurs, statistiques et statut de RNCP40344."""
    fiche = fiche_of("RNCP40344.xml")
    assert (fiche.level, fiche.active, fiche.register) == (4, True, "RNCP")
    assert fiche.dates.last_delivery == date(2032, 3, 28)
    assert fiche.dates.duration_years == 3
    assert [fiche.routes[route].open for route in Route] == [False, True, False, True, False, True]
    assert len(fiche.certifiers) == 2
    assert len(fiche.statistics) == 3
    assert fiche.certifiers[0].active is True


def test_genre_d_une_correspondance() -> None:
    """Sans bloc d'aucun côté, les deux certifications entières se correspondent."""
    whole, *parts = fiche_of("RNCP37674.xml").correspondences
    assert (whole.kind, whole.blocs, whole.target_blocs) == (CorrespondenceKind.TOTAL, (), ())
    assert {part.kind for part in parts} == {CorrespondenceKind.PARTIAL}
    towards = {each.kind for each in fiche_of("RNCP36490.xml").correspondences}
    assert CorrespondenceKind.TOWARDS_RS in towards


def test_ancienne_et_nouvelle_fiche() -> None:
    """Les fiches remplacées et remplaçantes gardent leur numéro."""
    fiche = fiche_of("RNCP34762.xml")
    assert all(each.number.startswith("RNCP") for each in fiche.replaces + fiche.replaced_by)
    assert fiche.replaces
    assert fiche.replaced_by


def test_un_export_de_plusieurs_fiches(export: bytes) -> None:
    """Un export se lit au fil de l'eau, fiche après fiche, dans son ordre."""
    numbers = [each.certification.number for each in read_fiches(BytesIO(export))]
    assert numbers == [path.stem for path in EXPORTS]


def test_les_fiches_lues_sont_oubliees(export: bytes) -> None:
    """La première fiche est rendue avant que la dernière soit lue."""
    file = BytesIO(export * 1)
    next(read_fiches(file))
    assert file.tell() < len(export)


def test_export_coupe(export: bytes) -> None:
    """Un export coupé rend ses fiches complètes, puis une erreur qui nomme la ligne."""
    cut = export[: export.index(b"<NUMERO_FICHE>RS5568")]
    reading = read(cut, "coupé.xml")
    assert len(reading.certifications) == 4
    (said,) = [each for each in reading.diagnostics if each.severity == "erreur"]
    assert said.code == "xml-tronque"
    assert said.place.line == cut.count(b"\n") + 1
    assert said.found == "un fichier XML coupé ou mal formé ; 4 fiches lues avant"


def test_export_coupe_dans_sa_seule_fiche() -> None:
    """Une seule fiche coupée : rien n'est lu, et une erreur le dit."""
    data = EXPORTS[0].read_bytes()
    reading = read(data[: len(data) // 2], "coupé.xml")
    assert reading.certifications == ()
    assert codes_of(reading) == ["xml-tronque"]


ENTITY = b'<!DOCTYPE FICHES [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def test_entites_refusees() -> None:
    """Un type de document est refusé, même s'il ne sert à rien."""
    data = (
        b'<?xml version="1.0"?>'
        + ENTITY
        + b"<FICHES><FICHE><INTITULE>&b;</INTITULE></FICHE></FICHES>"
    )
    with pytest.raises(UnreadableSource, match="entités") as refusal:
        read(data, "entités.xml")
    assert refusal.value.code == "xml-avec-entites"


def test_fichier_externe_jamais_lu(tmp_path: Path) -> None:
    """Une entité qui vise un fichier de la machine est refusée sans l'ouvrir."""
    secret = tmp_path / "secret"
    secret.write_text("confidentiel")
    doctype = f'<!DOCTYPE FICHES [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    data = f"{doctype}<FICHES><FICHE><INTITULE>&x;</INTITULE></FICHE></FICHES>".encode()
    with pytest.raises(UnreadableSource):
        read(data, "externe.xml")


def test_une_fiche_demesuree_est_refusee(monkeypatch: pytest.MonkeyPatch) -> None:
    """Une fiche sans fin est refusée avant d'être gardée en mémoire."""
    monkeypatch.setattr(stream, "LARGEST_FICHE", 200_000)
    partner = b"<PARTENAIRE><NOM_PARTENAIRE>X</NOM_PARTENAIRE></PARTENAIRE>"
    data = b"<FICHES><FICHE><PARTENAIRES>" + partner * 20_000
    with pytest.raises(UnreadableSource, match="dépasse"):
        read(data, "sans fin.xml")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("<DATE_DECISION>28/03/2025<", "<DATE_DECISION>31/02/2025<", "date-impossible"),
        ("<DATE_DECISION>28/03/2025<", "<DATE_DECISION>bientôt<", "date-impossible"),
        ("<ANNEE>2022<", "<ANNEE>deux mille<", "nombre-illisible"),
        ("<INTITULE>Auxiliaire spécialisé vétérinaire<", "<INTITULE><", "element-absent"),
    ],
)
def test_une_valeur_fausse_est_dite(before: str, after: str, code: str) -> None:
    """Une valeur illisible est vide, avec un constat sur son élément."""
    text = (SAMPLES / "rncp/RNCP40344.xml").read_text(encoding="utf-8")
    assert before in text
    reading = read(text.replace(before, after).encode(), "fiche.xml")
    said = [each for each in reading.diagnostics if each.code == code]
    assert said
    assert said[0].place.element is not None
    assert said[0].place.line is not None


@pytest.fixture
def export() -> bytes:
    fiches = []
    for path in EXPORTS:
        text = path.read_text(encoding="utf-8")
        fiches.append(text[text.index("<FICHE>") : text.index("</FICHES>")])
    return ("<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n" + "".join(fiches) + "</FICHES>").encode()
