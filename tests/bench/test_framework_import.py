"""La mesure de l'import d'un cadre : les bons nœuds, le bon rival, des rapports justes."""

import pytest
from django.db import connection

from bench.framework_import import SIZES, figures
from bench.framework_office import OFFICE, bare, framework, imported
from parchemin.domain.outline import outline_of
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of


@pytest.mark.parametrize("size", [50, *SIZES[:2]])
def test_le_cadre_a_le_nombre_de_noeuds_annonce(size: int) -> None:
    """Le fichier a une ligne par nœud, l'en-tête en plus."""
    certification, data = framework(size)
    assert sum(1 for _ in outline_of(certification).walk()) == size
    assert data.decode("utf-8-sig").count("\r\n") == size + 1


@pytest.mark.django_db
def test_l_import_mesure_est_celui_de_l_office() -> None:
    """Ce qui est mesuré laisse un brouillon fidèle et deux actes au journal."""
    OFFICE["secretary"] = User.objects.create(username="mesure", role=Role.SECRETARIAT)
    certification, data = framework(120)
    before = Entry.objects.count()
    imported(data)
    assert certification_of(Version.objects.get()) == certification
    assert Entry.objects.count() == before + 2


@pytest.mark.django_db
def test_le_rival_ecrit_les_memes_lignes() -> None:
    """Le rival lit toutes les lignes et les écrit dans la même base."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE nu (id SERIAL PRIMARY KEY, contenu TEXT NOT NULL)"
                       if connection.vendor == "postgresql"
                       else "CREATE TABLE nu (id INTEGER PRIMARY KEY, contenu TEXT NOT NULL)")  # fmt: skip
        _, data = framework(120)
        bare(data)
        cursor.execute("SELECT contenu FROM nu")
        assert cursor.fetchone()[0].count('"nature"') == 120


def test_les_rapports() -> None:
    """Chaque taille est rapportée à son rival, et le coût d'un nœud à celui du cadre plus petit."""
    found = {
        each.name: each for each in figures({1_000: (20, 5), 4_000: (80, 20), 8_000: (200, 40)})
    }
    assert (found["framework_import_4000"].value, found["framework_import_4000"].ratio) == (80, 4)
    by_node = found["framework_import_par_noeud"]
    assert (by_node.value, by_node.ratio) == (25, 1.25)
