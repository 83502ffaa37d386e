"""Un document qui n'est pas une certification est refusé d'une phrase."""

import time
from pathlib import Path

import pytest

from parchemin.readers import text_limits
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.recognise import read, read_file
from tests.readers.samples import PAGE_A, REFUSED

SAMPLES = sorted(path for path in REFUSED.iterdir() if path.suffix != ".attendu")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_la_phrase_dit_ce_que_c_est_et_que_faire(path: Path) -> None:
    """Chaque échantillon refusé a sa phrase, écrite à côté de lui."""
    expected = path.with_name(path.name + ".attendu").read_text(encoding="utf-8").strip()
    with pytest.raises(UnreadableSource) as refusal:
        read(path.read_bytes(), path.name)
    assert str(refusal.value) == expected
    assert "\n" not in expected


def test_le_nom_ne_compte_pas() -> None:
    """Un article nommé comme une fiche reste un article."""
    data = (REFUSED / "article-metier.txt").read_bytes()
    with pytest.raises(UnreadableSource, match="article sur un métier"):
        read(data, "RNCP40657.txt")


def test_texte_trop_gros_sans_le_charger(tmp_path: Path) -> None:
    """200 Mo de texte sont refusés sur leur taille, sans lire le fichier."""
    path = tmp_path / "gros.txt"
    with path.open("wb") as file:
        file.write("Compétences attestées :\n".encode())
        file.truncate(200_000_000)
    begun = time.perf_counter()
    with pytest.raises(UnreadableSource, match="200 Mo"):
        read_file(path)
    assert time.perf_counter() - begun < 5


def test_texte_trop_gros_deja_en_memoire() -> None:
    """La limite vaut aussi pour un envoi déjà en mémoire."""
    with pytest.raises(UnreadableSource) as refusal:
        read(b"a" * (text_limits.LARGEST_TEXT + 1), "envoi")
    assert refusal.value.code == "fichier-trop-gros"


def test_trop_de_lignes() -> None:
    """Des lignes par centaines de milliers ne sont pas une certification."""
    with pytest.raises(UnreadableSource) as refusal:
        read(b"a\n" * (text_limits.MOST_LINES + 1), "lignes")
    assert refusal.value.code == "fichier-trop-long"


def test_une_seule_ligne_immense() -> None:
    """Une ligne de 19 Mo est refusée en quelques secondes."""
    begun = time.perf_counter()
    with pytest.raises(UnreadableSource):
        read(b"Liste de mots " * 1_350_000, "ligne")
    assert time.perf_counter() - begun < 20


def test_trop_de_caracteres() -> None:
    """Trois cents fiches mises bout à bout ne font pas une certification."""
    with pytest.raises(UnreadableSource, match="un fichier par certification") as refusal:
        read(PAGE_A.read_bytes() * 300, "bout à bout")
    assert refusal.value.code == "fichier-trop-long"


def test_fichier_absent(tmp_path: Path) -> None:
    """Un chemin faux donne une phrase, pas une trace."""
    with pytest.raises(UnreadableSource, match="ne peut pas être lu"):
        read_file(tmp_path / "absent.txt")


def test_dossier(tmp_path: Path) -> None:
    """Un dossier n'est pas un document."""
    with pytest.raises(UnreadableSource, match="ne peut pas être lu"):
        read_file(tmp_path)
