"""Searching the catalogue: by words, numbers, codes, certifiers; its list and its CSV."""

from importlib import import_module
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.catalogue import engine
from parchemin.office.catalogue.filters import CatalogueFilter
from parchemin.office.catalogue.models import Export, Fiche
from tests.office.catalogue.conftest import Bring
from tests.office.catalogue.exports import invented, xml


def found(**asked: str) -> list[str]:
    """The numbers of the fiches that answer, in order."""
    return [fiche.number for fiche in CatalogueFilter(asked, queryset=Fiche.objects.all()).qs]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"q": "blockchain"}, ["RS6604"]),
        ({"q": "BLOCKCHAIN développement"}, ["RS6604"]),
        ({"q": "developpement d'applications"}, ["RS6604", "RNCP36490"]),
        ({"q": "developp blockch"}, ["RS6604"]),
        ({"q": "blockchain boulangerie"}, []),
        ({"q": "RNCP37674"}, ["RNCP37674"]),
        ({"q": "37674"}, ["RNCP37674"]),
        ({"q": "m1805"}, ["RNCP36490", "RNCP37674"]),
        ({"rome": "M1805"}, ["RNCP36490", "RNCP37674"]),
        ({"rome": "  m 1805 "}, ["RNCP36490", "RNCP37674"]),
        ({"formacode": "31004"}, ["RS6604"]),
        ({"certifier": "simplon"}, ["RS6604"]),
        ({"certifier": "SIMPLON.CO"}, ["RS6604"]),
        ({"certifier": "blockchain"}, []),
        ({"nsf": "326t"}, ["RNCP36490", "RNCP37674"]),
        ({"level": "5", "rome": "M1805"}, ["RNCP37674"]),
        ({"level": "6", "rome": "M1805"}, ["RNCP36490"]),
        ({"level": "7", "rome": "M1805"}, []),
        ({"register": "RS", "q": "blockchain"}, ["RS6604"]),
        ({"register": "RNCP", "q": "blockchain"}, []),
        ({"q": "'\" & | ! :* ) ("}, []),
        ({"nsf": "%"}, []),
    ],
)
def test_chaque_recherche_trouve_ce_qu_elle_doit(
    asked: dict[str, str], numbers: list[str], real: Export
) -> None:
    """Sans accents ni casse, par débuts de mots, par codes ; les signes d'un moteur n'y font rien."""
    assert found(**asked) == numbers


def test_un_code_ne_se_confond_pas_avec_un_mot(bring: Bring, tmp_path: Path) -> None:
    """Le NSF 334 se cherche par son début ; un titre qui porte 334 n'a pas ce code."""
    other = invented(2, title="Centre 334").replace("334t", "200")
    bring(xml(tmp_path, "2026-08-16", [invented(1), other]))
    assert found(nsf="334") == ["RNCP90001"]
    assert found(q="334") == ["RNCP90002"]


def test_une_ccn_se_cherche_par_son_numero(bring: Bring, tmp_path: Path) -> None:
    """La convention 3127 de la fiche se trouve, pas son libellé."""
    ccn = "<CCN_1><NUMERO>3127</NUMERO><LIBELLE>Aide à domicile</LIBELLE></CCN_1><ACTIF>"
    one = invented(1).replace("<ACTIF>", ccn)
    bring(xml(tmp_path, "2026-08-16", [one, invented(2)]))
    assert found(ccn="3127") == ["RNCP90001"]


def test_l_etat_separe_actives_inactives_et_disparues(bring: Bring, tmp_path: Path) -> None:
    """Une fiche absente du dernier export n'est plus ni active ni inactive."""
    fiches = [invented(1), invented(2, active="Non"), invented(3), invented(4)]
    bring(xml(tmp_path, "2026-08-16", fiches))
    bring(xml(tmp_path, "2026-08-17", fiches[:3]))
    assert found(state="active") == ["RNCP90001", "RNCP90003"]
    assert found(state="inactive") == ["RNCP90002"]
    assert found(state="disparue") == ["RNCP90004"]


def test_les_titres_qui_repondent_viennent_d_abord(bring: Bring, tmp_path: Path) -> None:
    """Un mot du titre passe avant le même mot dans un bloc, et l'active avant l'inactive."""
    bring(
        xml(
            tmp_path,
            "2026-08-16",
            [
                invented(1, title="Agent d'accueil"),
                invented(2, title="Sécurité des lieux", active="Non"),
                invented(3, title="Sécurité civile"),
            ],
        )
    )
    assert found(q="securite") == ["RNCP90003", "RNCP90002", "RNCP90001"]


@pytest.mark.parametrize("few", [0, 2_000])
def test_une_page_enjambe_les_titres_et_les_autres(
    few: int, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Page par page, la liste est celle d'un bloc ; que le mot soit rare ou commun n'y change rien."""
    monkeypatch.setattr(engine, "FEW", few)
    titles = ["Agent", "Sécurité", "Gardien", "Sécurité de nuit", "Hôte", "Sécurité des lieux"]
    fiches = [
        invented(rank, title=title, active="Non" if rank == 3 else "Oui")
        for rank, title in enumerate(titles)
    ]
    bring(xml(tmp_path, "2026-08-16", fiches))
    whole = [f"RNCP9000{rank}" for rank in (1, 5, 3, 0, 2, 4)]
    for asked in ({"q": "secu"}, {"q": "secu", "register": "RNCP"}, {"q": "secu", "nsf": "334"}):
        assert found(**asked) == whole
        listed = CatalogueFilter(asked, queryset=Fiche.objects.all()).qs
        for size in (1, 2, 4, 6):
            pages = [listed[start : start + size] for start in range(0, 6, size)]
            assert [fiche.number for page in pages for fiche in page] == whole


def test_la_liste_montre_trie_et_pagine(
    secretary: User, bring: Bring, tmp_path: Path, client: Client
) -> None:
    """Vingt-cinq fiches par page, triées par la colonne demandée, et le compte entier."""
    bring(xml(tmp_path, "2026-08-16", [invented(rank) for rank in range(60)]))
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("catalogue:list"), {"sort": "-number"}).content.decode()
    assert "60 fiches" in page
    assert page.index("RNCP90059") < page.index("RNCP90035")
    assert "RNCP90009<" not in page
    assert "Licence Ouverte 2.0" in page
    assert "export RNCP du 16/08/2026" in page
    last = client.get(reverse("catalogue:list"), {"sort": "-number", "page": "3"}).content.decode()
    assert "RNCP90009<" in last


def test_le_csv_suit_la_recherche(real: Export, secretary: User, client: Client) -> None:
    """Le fichier porte les fiches trouvées, et elles seules, en colonnes françaises."""
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("catalogue:export"), {"q": "blockchain"})
    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[0].startswith("\ufeffNuméro;Intitulé;Type;Niveau;État")
    assert len(lines) == 2
    assert lines[1].startswith("RS6604;")


def test_un_catalogue_vide_dit_quoi_faire(signed_in: object, account: object) -> None:
    """Le secrétariat est mené au dépôt, les autres apprennent qui peut importer."""
    assert callable(signed_in)
    assert "Déposer un export" in signed_in(Role.SECRETARIAT).get("/catalogue/").content.decode()
    page = signed_in(Role.CANDIDATE).get("/catalogue/").content.decode()
    assert "Le secrétariat peut y importer" in page
    assert "Déposer" not in page


def test_le_nombre_de_questions_ne_suit_pas_le_nombre_de_fiches(
    secretary: User, bring: Bring, tmp_path: Path, client: Client, django_assert_num_queries: object
) -> None:
    """La liste, cherchée ou non, pose autant de questions pour deux fiches que pour vingt."""
    client.force_login(secretary, backend="django.contrib.auth.backends.ModelBackend")
    assert callable(django_assert_num_queries)
    for day, count in (("2026-08-16", 2), ("2026-08-17", 20)):
        bring(xml(tmp_path, day, [invented(rank) for rank in range(count)]))
        client.get("/catalogue/")
        with django_assert_num_queries(7):
            assert client.get("/catalogue/", {"q": "veilleur", "nsf": "334"}).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"q": "veilleur"},
        {"nsf": "334"},
        {"q": "veilleur", "nsf": "334", "certifier": "maison"},
        {"q": "veilleur", "state": "active"},
        {"q": "veilleur", "level": "4", "register": "RNCP"},
        {"q": "boulangerie"},
        {"q": "''"},
    ],
)
def test_le_compte_est_celui_de_la_liste(
    asked: dict[str, str], bring: Bring, tmp_path: Path
) -> None:
    """Demandé à l'index seul ou à la table, le compte est celui des fiches montrées."""
    fiches = [invented(rank, active="Non" if rank % 3 else "Oui") for rank in range(9)]
    bring(xml(tmp_path, "2026-08-16", fiches))
    filtered = CatalogueFilter(asked, queryset=Fiche.objects.all())
    assert filtered.count() == len(list(filtered.qs))


def test_le_compte_ne_sort_pas_des_fiches_donnees(bring: Bring, tmp_path: Path) -> None:
    """Sur une partie des fiches, l'index ne répond pas pour le catalogue entier."""
    bring(xml(tmp_path, "2026-08-16", [invented(rank) for rank in range(4)]))
    part = Fiche.objects.filter(number="RNCP90002")
    assert CatalogueFilter({"q": "veilleur"}, queryset=part).count() == 1


def test_un_catalogue_deja_importe_recoit_la_marque_de_ses_titres(
    bring: Bring, tmp_path: Path
) -> None:
    """La mise à jour du programme marque les titres présents : ils passent devant, sans réimport."""
    bring(xml(tmp_path, "2026-08-16", [invented(1, title="Agent"), invented(2, title="Sécurité")]))
    unmarked = {"sqlite": "securite nocturne", "postgresql": "'securite' 'nocturne'"}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE catalogue_search SET words = %s", [unmarked[connection.vendor]])
    assert found(q="secu") == ["RNCP90001", "RNCP90002"]
    marking = import_module("parchemin.office.catalogue.migrations.0005_title_first")
    marking.mark_titles(apps, Mock(connection=connection))
    assert found(q="secu") == ["RNCP90002", "RNCP90001"]
    assert found(q="secu nocturne") == ["RNCP90001", "RNCP90002"]
