"""L'export CSV du registre et les archives ZIP : ce qui se lit, et ce qui se conseille."""

import io
import time
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from parchemin.readers.archive import door
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_csv.columns import named_columns
from parchemin.readers.fiche_csv.fiches import MOST_FICHES
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read, read_file
from tests.readers.samples import EXPORTS, codes_of

BLOCS = (
    "Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle\n"
    "RNCP91300;RNCP91300BC01;Diagnostiquer une panne\nRNCP91300;RNCP91300BC02;\n"
    'RNCP91301;01;"Peindre ; vernir"\n'
)
FILES = {
    "export_fiches_CSV_Standard_2026_08_16.csv": (
        '"Id_Fiche";"Numero_Fiche";"Intitule";"Nomenclature_Europe_Niveau";"Date_Decision";'
        '"Date_Fin_Enregistrement";"Actif"\n'
        "1;RNCP91300;CQP Réparateur de manèges;NIV4;12/03/2024;12/03/2029;ACTIVE\n"
        "2;RNCP91301;Décorateur forain;NIV3;;;INACTIVE\n"
    ),
    unicodedata.normalize("NFD", "export_fiches_CSV_Blocs_De_Compétences_2026_08_16.csv"): BLOCS,
    "export_fiches_CSV_CCN_2026_08_16.csv": (
        "Numero_Fiche;Ccn_1_Numero;Ccn_1_Libelle\nRNCP91300;3168;Personnel inventé\n"
    ),
    "export_fiches_CSV_Nsf_2026_08_16.csv": (
        "Numero_Fiche;Nsf_Code;Nsf_Intitule\nRNCP91300;250;Pluritechnologique\n"
    ),
    "export_fiches_CSV_Formacode_2026_08_16.csv": (
        "Numero_Fiche;Formacodes_Code;Formacodes_Libelle\nRNCP91300;31624;Maintenance\n"
    ),
    "export_fiches_CSV_Rome_2026_08_16.csv": (
        "Numero_Fiche;Codes_Rome_Code;Codes_Rome_Libelle\nRNCP91300;I1309;Maintenance\n"
    ),
    "export_fiches_CSV_Certificateurs_2026_08_16.csv": (
        "Numero_Fiche;Siret_Certificateur;Nom_Certificateur\nRNCP91300;12345678900012;Les forains\n"
    ),
    "export_fiches_CSV_Ancienne_Nouvelle_Certification_2026_08_16.csv": (
        "Numero_Fiche;Ancienne_Certification;Nouvelle_Certification\nRNCP91300;RNCP91299;\n"
    ),
    "export_fiches_CSV_Partenaires_2026_08_16.csv": (
        "Numero_Fiche;Nom_Partenaire;Siret_Partenaire\nRNCP91300;École foraine;\n"
    ),
    "export_fiches_CSV_VoixdAccès_2026_08_16.csv": (
        "Numero_Fiche;Si_Jury\nRNCP91300;Par expérience\n"
    ),
}


STOPPED = {"archive-demesuree", "fiche-trop-grosse"}


def zipped(files: dict[str, str | bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def refusal(data: bytes, name: str = "archive.zip") -> UnreadableSource:
    with pytest.raises(UnreadableSource) as refused:
        read(data, name)
    return refused.value


@pytest.fixture
def reading() -> Reading:
    return read(zipped({**FILES}), "export-fiches-csv.zip")


def test_les_dix_fichiers_se_rejoignent(reading: Reading) -> None:
    """Les dix fichiers, accents décomposés compris, donnent chaque fiche avec ses libellés."""
    first, second = reading.certifications
    assert (first.number, first.title, first.level, first.active) == (
        "RNCP91300",
        "CQP Réparateur de manèges",
        4,
        True,
    )
    assert (first.dates.decision, first.dates.end_of_registration) == (
        date(2024, 3, 12),
        date(2029, 3, 12),
    )
    groups = (first.ccn, first.nsf, first.formacodes, first.rome)
    assert [group[0].code for group in groups] == ["3168", "250", "31624", "I1309"]
    assert [(each.name, each.siret) for each in first.certifiers] == [
        ("Les forains", "12345678900012")
    ]
    assert [each.number for each in first.replaces] == ["RNCP91299"]
    assert (second.active, second.level) == (False, 3)


def test_les_blocs_n_ont_que_leur_libelle(reading: Reading) -> None:
    """Les blocs sont là, sans compétence, et le constat dit quoi déposer à la place."""
    blocs = [(bloc.code, bloc.title) for each in reading.certifications for bloc in each.blocs]
    assert blocs == [
        ("RNCP91300BC01", "Diagnostiquer une panne"),
        ("RNCP91300BC02", ""),
        ("01", "Peindre ; vernir"),
    ]
    (said,) = [each for each in reading.diagnostics if each.code == "csv-sans-competences"]
    assert "ne contient jamais" in said.expected
    assert "export XML" in said.advice


def test_la_place_d_un_libelle(reading: Reading) -> None:
    """La place d'un libellé désigne son texte parmi les lignes lues, que l'on montre."""
    title = reading.certifications[0].blocs[0].title
    span = reading.certifications[0].blocs[0].spans["title"]
    assert (reading.transcript or "")[span.start : span.end] == title
    assert (reading.transcript or "").splitlines()[span.line - 1].endswith(title)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_un_fichier_seul(encoding: str) -> None:
    """Le fichier des blocs seul donne numéros et blocs, dans chaque encodage du tableur."""
    found = read(BLOCS.replace("panne", "dégât").encode(encoding), "blocs.csv").certifications
    assert [each.number for each in found] == ["RNCP91300", "RNCP91301"]
    assert found[0].blocs[0].title == "Diagnostiquer une dégât"


def test_un_numero_illisible() -> None:
    """Une ligne sans numéro de fiche est laissée de côté, et dite avec sa place."""
    reading = read((BLOCS + "coucou;X;Y\n").encode(), "blocs.csv")
    assert len(reading.certifications) == 2
    assert "numero-illisible" in codes_of(reading)


def test_un_export_entier_va_au_catalogue() -> None:
    """Au-delà de deux cents fiches, la phrase nomme la commande qui importe l'export."""
    rows = "".join(f"RNCP{number};titre\n" for number in range(1, MOST_FICHES + 2))
    for data in (
        f"Numero_Fiche;Intitule\n{rows}".encode(),
        zipped({"export_fiches_CSV_Standard.csv": f"Numero_Fiche;Intitule\n{rows}"}),
    ):
        refused = refusal(data)
        assert refused.code == "export-entier"
        assert "parchemin-bureau catalogue importer" in str(refused)


def test_un_tableau_sans_fiche() -> None:
    """Les seules colonnes de l'export ne font pas une fiche."""
    assert refusal(b"Numero_Fiche;Intitule\n", "vide.csv").code == "csv-sans-fiche"


@pytest.mark.parametrize("header", [["Nom", "Prénom"], ["Numero_Fiche"], []])
def test_un_autre_tableau_n_est_pas_l_export(header: list[str]) -> None:
    """Sans la colonne Numero_Fiche et une autre, un tableau n'est pas l'export du registre."""
    assert not named_columns(header)


def test_l_export_xml_dans_son_archive() -> None:
    """Un XML du registre dans son archive est lu comme le XML lui-même."""
    path = EXPORTS[0]
    inside, alone = (
        read(data, "export").certifications
        for data in (zipped({path.name: path.read_bytes()}), path.read_bytes())
    )
    assert inside == alone


def test_l_export_se_relit_depuis_son_archive() -> None:
    """Les octets de l'archive suffisent à relire ses fiches une à une, comme le fait l'office."""
    data = zipped({"__MACOSX/._x": b"x", "export.xml": EXPORTS[0].read_bytes()})
    (fiche,) = read_fiches(data)
    assert fiche.certification == read(data, "export.zip").certifications[0]


def whole_export(fiches: int) -> bytes:
    data = EXPORTS[0].read_bytes()
    start, end = data.index(b"<FICHE>"), data.rindex(b"</FICHES>")
    return data[:start] + data[start:end] * fiches + data[end:]


def test_l_export_entier_dans_son_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    """L'export d'une nuit est arrêté au nombre de fiches permis, avec la commande du catalogue."""
    monkeypatch.setattr(door, "MOST_FICHES", 3)
    refused = refusal(zipped({"export_fiches_RNCP_V4_1.xml": whole_export(4)}))
    assert refused.code == "export-entier"
    assert "parchemin-bureau catalogue importer" in str(refused)


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        ("fiche.pdf", "un document PDF"),
        ("dossier/fiche.DOCX", "un document Word"),
        ("a.bin", "un fichier"),
    ],
)
def test_un_seul_document_dans_l_archive(inside: str, kind: str) -> None:
    """Une archive d'un seul document dit lequel, et de le donner lui-même."""
    refused = refusal(zipped({inside: b"x", "__MACOSX/._fiche": b"y"}))
    assert refused.code == "archive-d-un-document"
    assert kind in str(refused)
    assert inside in str(refused)


def test_une_archive_de_documents() -> None:
    """Plusieurs documents : on demande de les donner un à un."""
    refused = refusal(zipped({"a.pdf": b"x", "b.pdf": b"y"}))
    assert "un à un" in str(refused)


def test_une_archive_vide() -> None:
    """Une archive sans fichier est refusée d'une phrase."""
    assert refusal(zipped({"dossier/": b""})).code == "archive-sans-fiche"


def test_une_bombe() -> None:
    """Un fichier qui se déplie mille fois est arrêté avant d'occuper la mémoire."""
    bomb = b"<FICHES>" + b"<A>a</A>" * 5_000_000
    begun = time.perf_counter()
    assert refusal(zipped({"export.xml": bomb}), "bombe.zip").code in STOPPED
    assert time.perf_counter() - begun < 20


def test_une_archive_protegee() -> None:
    """Un mot de passe empêche de lire : la phrase dit de décompresser d'abord."""
    data = bytearray(zipped({"export.xml": b"<FICHES>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert refusal(bytes(data)).code == "archive-fermee"


def test_une_archive_abimee() -> None:
    """Des octets changés dans un fichier de l'archive donnent une phrase, pas une trace."""
    data = bytearray(zipped({"blocs.csv": BLOCS}))
    start = data.index(b"blocs.csv") + len(b"blocs.csv")
    data[start + 4 : start + 24] = bytes(20)
    assert refusal(bytes(data)).code in {"archive-abimee", "archive-d-un-document"}


def test_une_archive_trop_lourde(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Une archive trop lourde est refusée sur sa taille, avec la commande du catalogue."""
    monkeypatch.setattr(door, "LARGEST_ARCHIVE", 10)
    path = tmp_path / "export.zip"
    path.write_bytes(zipped({**FILES}))
    with pytest.raises(UnreadableSource, match="catalogue importer"):
        read_file(path)


def test_une_archive_qui_a_perdu_son_debut() -> None:
    """Son sommaire mène avant le premier octet : un refus, pas une trace."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("export.csv", "Numero_Fiche;Intitule\n" * 20)
    with pytest.raises(UnreadableSource) as refusal:
        read(b"PK\x03\x04" + buffer.getvalue()[60:], "export.zip")
    assert refusal.value.code == "archive-fermee"
