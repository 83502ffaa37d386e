"""Des archives et des exports CSV de travers, et ce qui en est lu ou dit."""

import io
import warnings
import zipfile
from datetime import date
from typing import Any

import pytest

from parchemin.domain.referentiel import Certification
from parchemin.readers.archive.door import is_archive, read_archive
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_csv.door import read_export_file

HEAD = "Numero_Fiche;Bloc_Competences_Code;Bloc_Competences_Libelle\n"
BLOCS = (HEAD + "RNCP90001;BC01;Régler\nRNCP90001;BC02;Conduire\n").encode()
TITLES = "Numero_Fiche;Intitule\nRNCP90001;Régleur\n".encode()


def zipped(*files: tuple[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(kept, "w") as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in files:
            archive.writestr(name, content)
    return kept.getvalue()


def blocs(*files: tuple[str, bytes]) -> list[tuple[str, str]]:
    (certification,) = read_archive(zipped(*files), "export.zip").certifications
    return [(bloc.code, bloc.title) for bloc in certification.blocs]


BOTH = [("BC01", "Régler"), ("BC02", "Conduire")]
ARCHIVES = {
    "un nom accentué": [("Blocs de compétences.csv", BLOCS)],
    "un nom décomposé": [("Blocs de compe\u0301tences.csv", BLOCS)],
    "sans extension": [("export", BLOCS)],
    "une autre extension": [("export.xlsx", BLOCS)],
    "dans un dossier": [("export/", b""), ("export/2026/blocs.csv", BLOCS)],
    "un chemin qui remonte": [("../../blocs.csv", BLOCS)],
    "ce qu'un Mac ajoute": [("__MACOSX/._blocs.csv", BLOCS), ("blocs.csv", BLOCS)],
    "un autre document à côté": [("blocs.csv", BLOCS), ("lisez-moi.pdf", b"%PDF-1.4")],
    "le même fichier deux fois": [("blocs.csv", BLOCS), ("copie/blocs.csv", BLOCS)],
    "deux fois le même nom": [("blocs.csv", BLOCS), ("blocs.csv", b"rien")],
    "le même nom, le bon en second": [("blocs.csv", b"rien"), ("blocs.csv", BLOCS)],
    "un fichier vide à côté": [("vide.csv", b""), ("blocs.csv", BLOCS)],
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_le_tableau_est_lu_ou_qu_il_soit_dans_l_archive(name: str) -> None:
    """Noms, dossiers, doublons et fichiers étrangers ne changent pas les blocs lus."""
    assert blocs(*ARCHIVES[name]) == BOTH


def test_un_bloc_dont_le_libelle_change_est_garde_deux_fois() -> None:
    """Le même code avec un autre libellé n'est pas fondu : rien n'est perdu en silence."""
    other = (HEAD + "RNCP90001;BC01;Régler la presse\n").encode()
    assert blocs(("a.csv", BLOCS), ("b.csv", other)) == [*BOTH, ("BC01", "Régler la presse")]


def test_le_fichier_des_fiches_est_lu_le_premier() -> None:
    """Le fichier « Standard » donne l'ordre des fiches, où qu'il soit dans l'archive."""
    second = (HEAD + "RNCP90002;BC01;Trier\n").encode()
    data = zipped(("A_Blocs.csv", second), ("Z_Standard.csv", TITLES))
    numbers = [each.number for each in read_archive(data, "export.zip").certifications]
    assert numbers == ["RNCP90001", "RNCP90002"]


REFUSED: dict[str, tuple[list[tuple[str, bytes]], str, str]] = {
    "une archive dans l'archive": (
        [("export.zip", zipped(("blocs.csv", BLOCS)))],
        "archive-d-un-document",
        "contient un fichier, « export.zip » : décompressez-la",
    ),
    "un PDF en capitales": (
        [("FICHE.PDF", b"%PDF-1.4")],
        "archive-d-un-document",
        "contient un document PDF, « FICHE.PDF » : décompressez-la",
    ),
    "un nom décomposé": (
        [("re\u0301gleur.docx", b"PK")],
        "archive-d-un-document",
        "contient un document Word, « régleur.docx » : décompressez-la",
    ),
    "des documents": (
        [("a.txt", b"a"), ("b.txt", b"b")],
        "archive-sans-fiche",
        "est une archive ZIP de 2 fichiers, sans export du registre",
    ),
    "seulement des dossiers": ([("a/", b""), ("b/", b"")], "archive-sans-fiche", "0 fichier :"),
    "seulement ce qu'un Mac ajoute": (
        [("__MACOSX/._a.csv", BLOCS)],
        "archive-sans-fiche",
        "0 fichier :",
    ),
    "un tableau sans fiche": (
        [("blocs.csv", HEAD.encode())],
        "csv-sans-fiche",
        "a les colonnes de l'export CSV du registre, mais aucune fiche",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_une_archive_refusee_dit_ce_qu_elle_contient(name: str) -> None:
    """Chaque refus nomme l'archive, ce qui s'y trouve et ce qu'il faut donner à la place."""
    files, code, sentence = REFUSED[name]
    with pytest.raises(UnreadableSource) as refused:
        read_archive(zipped(*files), "dépôt.zip")
    assert refused.value.code == code
    assert sentence in str(refused.value)
    assert str(refused.value).startswith("« dépôt.zip »")


def test_un_fichier_sans_nom_ne_fait_pas_echouer_l_archive() -> None:
    """Un nom effacé dans l'archive est passé ; le tableau d'à côté est lu."""
    data = zipped(("Q", b"rien"), ("blocs.csv", BLOCS)).replace(b"Qrien", b"\0rien")
    # The directory's entry holds the time of writing before the name: any letter may be in it.
    name = data.index(b"PK\x01\x02") + 46
    data = data[:name] + b"\0" + data[name + 1 :]
    (certification,) = read_archive(data, "export.zip").certifications
    assert [bloc.code for bloc in certification.blocs] == ["BC01", "BC02"]


@pytest.mark.parametrize("inside", ["[Content_Types].xml", "mimetype"])
def test_un_document_bureautique_n_est_pas_une_archive(inside: str) -> None:
    """Un classeur ou un texte, quoique ZIP, ne passent pas par cette porte."""
    assert not is_archive(zipped((inside, b"x"), ("blocs.csv", BLOCS)))
    assert is_archive(zipped((f"dossier/{inside}", b"x")))


def row(columns: str, values: str) -> Certification:
    data = f"Numero_Fiche;{columns}\nRNCP90001;{values}\n".encode()
    (certification,) = read_export_file(data, "export.csv").certifications
    return certification


CELLS = [
    ("Nomenclature_Europe_Niveau", "NIV5", "level", 5),
    ("Nomenclature_Europe_Niveau", "Niveau 5", "level", 5),
    ("Nomenclature_Europe_Niveau", "niv5", "level", 5),
    ("Nomenclature_Europe_Niveau", "5", "level", 5),
    ("Nomenclature_Europe_Niveau", "NIV9", "level", None),
    ("Nomenclature_Europe_Niveau", "sans niveau", "level", None),
    ("Actif", "ACTIVE", "active", True),
    ("Actif", "Inactive", "active", False),
    ("Actif", "oui", "active", True),
    ("Actif", "peut-être", "active", None),
    ("Intitule", "  Régleur\t de   presse ", "title", "Régleur de presse"),
    ("Intitule", '"Régleur ; conducteur"', "title", "Régleur ; conducteur"),
    ("Intitulé", "Régleur", "title", "Régleur"),
    ("INTITULE", "Régleur", "title", "Régleur"),
]


@pytest.mark.parametrize(("column", "cell", "name", "value"), CELLS)
def test_une_cellule_et_sa_valeur(column: str, cell: str, name: str, value: Any) -> None:
    """La valeur lue est celle de la cellule ; un mot inconnu ne devient aucune valeur."""
    assert getattr(row(column, cell), name) == value


@pytest.mark.parametrize(
    ("cell", "number"), [("rncp90001", 0), ("90001", 0), ("RNCP 90001", 0), ("", 0), ("RS12", 1)]
)
def test_un_numero_de_travers_est_dit_avec_sa_ligne(cell: str, number: int) -> None:
    """Une ligne au numéro illisible n'est pas lue, et le constat en donne le fichier et la ligne."""
    data = f"Numero_Fiche;Intitule\nRNCP90001;Régleur\n{cell};Trieur\n".encode()
    reading = read_export_file(data, "export.csv")
    said = [(e.place.sentence, e.found) for e in reading.diagnostics if e.code[:6] == "numero"]
    found = f"« {cell} » dans la colonne Numero_Fiche"
    assert said == ([] if number else [("export.csv, ligne 3", found)])
    assert len(reading.certifications) == 1 + number


def test_les_dates_d_une_fiche_et_sa_duree() -> None:
    """Les dates et la durée sont lues ; une durée écrite en lettres n'est pas inventée."""
    columns = "Date_Decision;Date_Fin_Enregistrement;Duree_Enregistrement"
    dates = row(columns, "01/02/2026;01/02/2029;3").dates
    assert (dates.decision, dates.end_of_registration) == (date(2026, 2, 1), date(2029, 2, 1))
    assert dates.duration_years == 3
    assert row(columns, "01/02/2026;;trois ans").dates.duration_years is None
