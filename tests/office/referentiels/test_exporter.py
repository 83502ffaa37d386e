"""Exporter une version : les quatre formes, ce qu'elles rendent, et qui les obtient."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import queries
from parchemin.office.referentiels.models import Version
from parchemin.readers.recognise import read
from tests.office.referentiels.builders import published, received
from tests.readers.samples import SAMPLES

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
FORMS = ("case", "xlsx", "csv", "json")
CASE = (SAMPLES / "case/machines-a-vendanger-1.1.json").read_bytes()


def address(version: Version, form: str) -> str:
    return reverse("referentiels:export", args=[version.pk, form])


@pytest.mark.parametrize("form", FORMS)
def test_ce_qui_est_exporte_se_relit(form: str, secretary: User, signed_in: SignedIn) -> None:
    """Chaque forme, redonnée à lire, décrit la version telle qu'elle est publiée."""
    version = published(secretary)
    response = signed_in(secretary).get(address(version, form))
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith('attachment; filename="RNCP40657-version-1')
    (again,) = read(response.content, "export").certifications
    expected = queries.certification_of(version)
    assert {name: getattr(again, name) for name in vars(again) if name != "spans"} == {
        name: getattr(expected, name) for name in vars(expected) if name != "spans"
    }


@pytest.mark.parametrize("form", FORMS)
def test_un_export_depose_donne_un_brouillon(
    form: str, secretary: User, signed_in: SignedIn
) -> None:
    """Le fichier exporté, déposé à l'écran de dépôt, ouvre la relecture de la même certification."""
    version = published(secretary)
    content = signed_in(secretary).get(address(version, form)).content
    draft = received(secretary, content, f"export.{form}")
    assert (draft.number, draft.title, draft.rank) == (version.number, version.title, 2)
    assert queries.certification_of(draft) == queries.certification_of(version)
    page = signed_in(secretary).get(reverse("referentiels:review", args=[draft.pk]))
    assert page.status_code == 200


def test_le_cadre_dit_la_version_et_sa_date(secretary: User, signed_in: SignedIn) -> None:
    """Le cadre CASE porte le rang de la version et la date de sa publication."""
    version = published(secretary)
    assert version.published_at is not None
    written = json.loads(signed_in(secretary).get(address(version, "case")).content)
    document = written["CFDocument"]
    assert document["version"] == "1"
    assert document["lastChangeDateTime"] == version.published_at.isoformat(timespec="seconds")
    again = json.loads(signed_in(secretary).get(address(version, "case")).content)
    assert again == written


def test_un_brouillon_le_dit_et_reste_au_secretariat(secretary: User, signed_in: SignedIn) -> None:
    """Un brouillon s'exporte comme brouillon, et seulement pour qui le relit."""
    draft = received(secretary, CASE, "cadre.json")
    written = json.loads(signed_in(secretary).get(address(draft, "case")).content)
    assert written["CFDocument"]["adoptionStatus"] == "Draft"
    for role in (Role.JUROR, Role.ASSESSOR):
        assert signed_in(role).get(address(draft, "case")).status_code == 404


def test_une_version_publiee_s_exporte_pour_le_jury(secretary: User, signed_in: SignedIn) -> None:
    """Qui voit la version publiée peut en garder un fichier ; un candidat ne la voit pas ainsi."""
    version = published(secretary)
    assert signed_in(Role.JUROR).get(address(version, "xlsx")).status_code == 200
    assert signed_in(Role.CANDIDATE).get(address(version, "xlsx")).status_code in {403, 404}


def test_une_forme_inconnue_n_existe_pas(secretary: User, signed_in: SignedIn) -> None:
    """Une forme que l'office n'écrit pas est une page absente."""
    assert signed_in(secretary).get(address(published(secretary), "pdf")).status_code == 404


def test_les_pages_menent_aux_exports(secretary: User, signed_in: SignedIn) -> None:
    """La version publiée, et le brouillon, offrent les quatre formes ; le dépôt offre le modèle."""
    version, draft = published(secretary), received(secretary, CASE, "cadre.json")
    client = signed_in(secretary)
    shown = client.get(reverse("referentiels:version", args=[version.pk])).content.decode()
    reviewed = client.get(reverse("referentiels:review", args=[draft.pk])).content.decode()
    for form in FORMS:
        assert address(version, form) in shown
        assert address(draft, form) in reviewed
    deposit = client.get(reverse("referentiels:upload")).content.decode()
    assert reverse("referentiels:model") in deposit


def test_le_modele_se_remplit(secretary: User, signed_in: SignedIn) -> None:
    """Le modèle est un classeur que la lecture reconnaît, et qui dit qu'il est vide."""
    response = signed_in(secretary).get(reverse("referentiels:model"))
    reading = read(response.content, "modele.xlsx")
    assert [said.code for said in reading.diagnostics] == ["tableau-vide"]


def test_un_tableau_plein_de_fautes_est_relu_avec_elles(
    secretary: User, signed_in: SignedIn
) -> None:
    """Les fautes d'un CSV déposé attendent toutes à la relecture, chacune avec sa cellule."""
    data = (
        "nature;code;intitulé;texte;clé\n"
        "certification;RNCP90001;Régleur\n"
        "bloc;RNCP90001BC01;Préparer\n"
        "compétence;C1;;Contrôler;peut-être\n"
        "critere;;;\n"
    ).encode()
    before = Entry.objects.count()
    draft = received(secretary, data, "tableau.csv")
    assert Entry.objects.count() == before + 2
    page = signed_in(secretary).get(reverse("referentiels:review", args=[draft.pk]))
    shown = page.content.decode()
    assert "ligne 4 (colonne « clé »)" in shown
    assert "ligne 5 (colonne « texte »)" in shown
    assert [finding.severity for finding in queries.findings_of(draft)] == ["erreur", "erreur"]
