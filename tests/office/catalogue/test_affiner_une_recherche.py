"""Affiner une recherche : chaque champ du filtre, seul, croisé, ou mal rempli."""

from pathlib import Path

import pytest

from parchemin.office.catalogue.filters import MOST_WORDS, CatalogueFilter
from parchemin.office.catalogue.models import Fiche
from parchemin.office.catalogue.tables import state_of
from tests.office.catalogue.conftest import Bring
from tests.office.catalogue.exports import invented, xml


@pytest.fixture
def fiches(bring: Bring, tmp_path: Path) -> None:
    """Five invented fiches, one gone from the newest export, one without level nor state."""
    bare = invented(4, title="Agent de tri").replace("NIV4", "").replace("<ACTIF>Oui</ACTIF>", "")
    kept = [
        invented(1, title="Veilleur de l'Œuvre"),
        invented(2, title="Agent d'accueil", active="Non").replace("NIV4", "NIV5"),
        invented(3, title="Chargé d'accueil").replace("Maison Élan", "École du Gué"),
        bare,
    ]
    bring(xml(tmp_path, "2026-08-16", [*kept, invented(5, title="Accueil de nuit")]))
    bring(xml(tmp_path, "2026-08-17", kept))


def found(**asked: str) -> list[int]:
    """The ranks of the fiches that answer, sorted; the count said is that of the list."""
    search = CatalogueFilter(asked, queryset=Fiche.objects.all())
    ranks = sorted(fiche.order - 90_000 for fiche in search.qs)
    assert search.count() == len(ranks)
    return ranks


# ce qui est demandé → les fiches qui répondent
DEMANDES: list[tuple[dict[str, str], list[int]]] = [
    ({}, [1, 2, 3, 4, 5]),
    ({"q": "   "}, [1, 2, 3, 4, 5]),
    ({"q": "accueil tri"}, [4]),
    ({"q": "agent accueil"}, [2, 4]),
    ({"q": "oeuvre"}, [1]),
    ({"q": "ŒUVRE"}, [1]),
    ({"q": "90003"}, [3]),
    ({"q": "rncp90003"}, [3]),
    ({"q": "accueil accueil accueil"}, [1, 2, 3, 4, 5]),
    ({"q": "boulanger"}, []),
    ({"q": "?!"}, []),
    ({"state": "active"}, [1, 3]),
    ({"state": "inactive"}, [2]),
    ({"state": "disparue"}, [5]),
    ({"state": "active", "certifier": "gué"}, [3]),
    ({"certifier": "ecole du gue"}, [3]),
    ({"certifier": "gué école"}, [3]),
    ({"certifier": "maison"}, [1, 2, 4, 5]),
    ({"certifier": "veilleur"}, []),
    ({"level": "5"}, [2]),
    ({"level": "0"}, [4]),
    ({"level": "4", "state": "disparue"}, [5]),
    ({"register": "RS"}, []),
    ({"register": "RNCP", "level": "5"}, [2]),
    ({"nsf": "334 T"}, [1, 2, 3, 4, 5]),
    ({"nsf": "334t", "q": "veilleur"}, [1]),
    ({"nsf": "200"}, []),
    ({"rome": "K2503"}, []),
    ({"q": "agent", "level": "5", "certifier": "élan", "nsf": "334"}, [2]),
    ({"q": "accueil " * MOST_WORDS + "introuvable"}, [1, 2, 3, 4, 5]),
    ({"q": "accueil " * (MOST_WORDS - 1) + "introuvable"}, []),
]


def test_chaque_demande_trouve_ses_fiches_et_les_compte(fiches: None) -> None:
    """Mots, codes, niveau, état et certificateur se croisent ; le compte dit est celui de la liste."""
    answers = [(asked, found(**asked)) for asked, _ in DEMANDES]
    assert answers == DEMANDES


@pytest.mark.parametrize(
    "asked", [{"level": "9"}, {"state": "partie"}, {"register": "RNCP2"}], ids=str
)
def test_un_choix_qui_n_existe_pas_est_dit(asked: dict[str, str], db: None) -> None:
    """Une adresse retouchée à la main nomme le choix fautif sans erreur du serveur."""
    search = CatalogueFilter(asked, queryset=Fiche.objects.all())
    ((name, value),) = asked.items()
    assert value in str(search.form.errors[name])
    assert list(search.qs) == []


def test_l_etat_se_dit_en_un_mot(fiches: None) -> None:
    """Active, inactive, non dit, ou absente de l'export du jour où elle a disparu."""
    said = {fiche.order - 90_000: state_of(fiche) for fiche in Fiche.objects.all()}
    assert said == {
        1: ("active", "acquis"),
        2: ("inactive", "neutre"),
        3: ("active", "acquis"),
        4: ("état non dit", "neutre"),
        5: ("absente de l'export du 17/08/2026", "manque"),
    }


@pytest.mark.parametrize(
    ("words", "first"), [("accueil", [3, 5, 2]), ("agent", [2, 4]), ("veilleur", [1])]
)
def test_l_intitule_passe_d_abord_puis_l_active(fiches: None, words: str, first: list[int]) -> None:
    """Les fiches dont l'intitulé répond viennent en tête, l'active avant celles qui ne le sont pas."""
    search = CatalogueFilter({"q": words}, queryset=Fiche.objects.all())
    ranks = [fiche.order - 90_000 for fiche in search.qs][: len(first)]
    assert ranks == first
