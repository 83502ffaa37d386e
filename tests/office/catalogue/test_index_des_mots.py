"""L'index des mots de PostgreSQL : absent pendant un grand premier import, toujours rendu après."""

import io
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import connection

from parchemin.office.catalogue import importing, tasks, words_index
from parchemin.office.catalogue.filters import CatalogueFilter
from parchemin.office.catalogue.models import Export, Fiche
from parchemin.office.catalogue.words_index import put_back, set_aside
from tests.office.catalogue.conftest import Bring
from tests.office.catalogue.exports import invented, xml

HERE = connection.vendor == "postgresql"


def indexed() -> bool:
    """Whether the words are indexed; SQLite's always are."""
    if not HERE:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'catalogue_search_words'")
        return bool(cursor.fetchone()[0])


def found(words: str) -> int:
    return CatalogueFilter({"q": words}, queryset=Fiche.objects.all()).qs.count()


@pytest.fixture
def every_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """The smallest export is a large one."""
    monkeypatch.setattr(words_index, "MANY", 0)


def test_un_grand_premier_import_se_passe_de_l_index_puis_le_rend(
    bring: Bring, tmp_path: Path, every_size: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pendant l'écriture l'index manque ; à la fin il est là, et les mots se trouvent."""
    during = Mock(side_effect=lambda *args: (seen.append(indexed()), real(*args)))
    seen, real = list[bool](), importing.write
    monkeypatch.setattr(importing, "write", during)
    bring(xml(tmp_path, "2026-08-16", [invented(1), invented(2)]))
    assert seen == [not HERE]
    assert indexed()
    assert found("veilleur") == 2


def test_un_petit_export_garde_l_index(db: None) -> None:
    """Sous la taille où refaire l'index vaut la peine, il ne bouge pas."""
    with set_aside("RNCP", words_index.MANY - 1):
        assert indexed()


def test_le_second_export_d_un_repertoire_garde_l_index(
    bring: Bring, tmp_path: Path, every_size: None
) -> None:
    """Des fiches du répertoire sont connues : peu de mots changeront ; l'autre répertoire, si."""
    bring(xml(tmp_path, "2026-08-16", [invented(1)]))
    with set_aside("RNCP", 10**9):
        assert indexed()
    with set_aside("RS", 10**9):
        assert indexed() is not HERE


def test_une_recherche_sans_index_repond_pareil(
    bring: Bring, tmp_path: Path, every_size: None
) -> None:
    """Pendant l'import, une recherche lit chaque ligne et trouve ce qui est déjà écrit."""
    bring(xml(tmp_path, "2026-08-16", [invented(1), invented(2, title="Boulanger")]))
    with set_aside("RS", 10**9):
        assert (found("veilleur"), found("boulang"), found("absent")) == (1, 1, 0)


def test_un_incident_rend_l_index(db: None, every_size: None) -> None:
    """Une erreur au milieu de l'écriture laisse l'index à sa place."""
    with pytest.raises(RuntimeError), set_aside("RNCP", 10**9):
        raise RuntimeError
    assert indexed()


def test_rendre_un_index_present_ne_fait_rien(db: None) -> None:
    """Deux fois de suite : pas d'erreur, un seul index."""
    put_back()
    put_back()
    assert indexed()


def test_tue_avant_que_l_index_soit_rendu_l_import_repris_le_rend(killed: Path) -> None:
    """Tué sans préavis, l'index manque ; la reprise finit l'import et rend l'index."""
    assert indexed() is not HERE
    call_command("catalogue", "importer", str(killed), stdout=io.StringIO())
    assert Export.objects.get().finished_at is not None
    assert indexed()
    assert found("veilleur") == 6000


def test_tue_puis_abandonne_le_demarrage_de_l_office_rend_l_index(killed: Path) -> None:
    """Un import en ligne de commande que personne ne reprend : l'office rend l'index au départ."""
    with importing.alone():
        tasks.resume_imports()
    assert indexed() is not HERE
    tasks.resume_imports()
    assert indexed()
    assert found("veilleur") == Fiche.objects.count()
