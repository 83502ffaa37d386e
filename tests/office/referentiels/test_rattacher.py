"""Rattacher un brouillon au ROME et à ESCO : d'un fichier, tout ou rien, et retirer."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import Association, AssociationKind, AssociationScheme
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import queries
from parchemin.office.referentiels.actions.nomenclatures import (
    RefusedTies,
    tie_codes,
    untie_code,
)
from parchemin.office.referentiels.models import Version
from parchemin.readers.diagnostics import UnreadableSource
from tests.office.referentiels.builders import published, received

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
TABLE = (
    "nature;code;intitulé;texte\n"
    "certification;RNCP90001;Régleur\n"
    "bloc;RNCP90001BC01;Préparer\n"
    "compétence;C1;;Contrôler les organes\n"
    "compétence;;;Graisser\n"
    "bloc;RNCP90001BC02;Régler\n"
).encode()
HEAD = "bloc;compétence;nomenclature;code;intitulé;adresse;force\n"
LINES = (
    "RNCP90001BC01;C1;ESCO;;contrôler;http://data.europa.eu/esco/skill/x;équivalente\n"
    "RNCP90001BC01;2;rome;I1603;Maintenance;;\n"
    "RNCP90001BC02;;ROME;A1101;Conduite;;liée\n"
)
FILE = (HEAD + LINES).encode("cp1252")


@pytest.fixture
def draft(secretary: User) -> Version:
    return received(secretary, TABLE, "tableau.csv")


def ties(version: Version) -> list[tuple[Association, ...]]:
    version.refresh_from_db()
    blocs = queries.certification_of(version).blocs
    return [held.associations for bloc in blocs for held in (bloc, *bloc.competencies)]


def test_un_fichier_rattache_blocs_et_competences(draft: Version, secretary: User) -> None:
    """Chaque ligne va à son bloc ou à sa compétence, par son code ou son rang, au journal."""
    before = Entry.objects.count()
    assert tie_codes(on=draft, name="codes.csv", data=FILE, by=secretary) == 3
    bloc, first, second, other = ties(draft)
    assert bloc == ()
    assert first == (
        Association(
            scheme=AssociationScheme.ESCO,
            kind=AssociationKind.EXACT,
            uri="http://data.europa.eu/esco/skill/x",
            label="contrôler",
        ),
    )
    assert [(each.code, each.kind) for each in second] == [("I1603", AssociationKind.RELATED)]
    assert [each.code for each in other] == ["A1101"]
    assert Entry.objects.count() == before + 3


def test_le_meme_fichier_deux_fois_n_ajoute_rien(draft: Version, secretary: User) -> None:
    """Un rattachement déjà posé ne l'est pas une seconde fois."""
    tie_codes(on=draft, name="codes.csv", data=FILE, by=secretary)
    before = ties(draft)
    assert tie_codes(on=draft, name="codes.csv", data=FILE, by=secretary) == 0
    assert ties(draft) == before


def test_tout_ou_rien(draft: Version, secretary: User) -> None:
    """Une seule faute, et rien n'est écrit ; toutes les fautes sont dites à leur ligne."""
    wrong = (
        "BC09;;ROME;A1101;;;\n"
        "RNCP90001BC01;C7;ROME;A1101;;;\n"
        "RNCP90001BC01;;FAP;A1101;;;proche\n"
        "RNCP90001BC01;;ROME;;;;\n"
    )
    before = Entry.objects.count()
    with pytest.raises(RefusedTies) as refusal:
        tie_codes(on=draft, name="codes.csv", data=(HEAD + LINES + wrong).encode(), by=secretary)
    assert [said.place.sentence for said in refusal.value.diagnostics] == [
        "ligne 5 (colonne « bloc »)",
        "ligne 6 (colonne « compétence »)",
        "ligne 7 (colonne « nomenclature »)",
        "ligne 7 (colonne « force »)",
        "ligne 8 (colonne « code »)",
    ]
    assert not any(ties(draft))
    assert Entry.objects.count() == before


def test_un_fichier_sans_ses_colonnes_est_refuse(draft: Version, secretary: User) -> None:
    """Sans bloc ni nomenclature, le fichier est refusé avec les colonnes attendues."""
    with pytest.raises(UnreadableSource, match="bloc, compétence"):
        tie_codes(on=draft, name="codes.csv", data=b"a;b\n1;2\n", by=secretary)


def test_retirer(draft: Version, secretary: User) -> None:
    """Un rattachement retiré ne l'est qu'une fois ; ce qui n'est plus là est dit."""
    tie_codes(on=draft, name="codes.csv", data=FILE, by=secretary)
    node = "blocks.0.competencies.0"
    untie_code(on=draft, node=node, rank=0, by=secretary)
    assert [len(each) for each in ties(draft)] == [0, 0, 1, 1]
    with pytest.raises(RefusedAct, match="n'est plus là"):
        untie_code(on=draft, node=node, rank=0, by=secretary)
    with pytest.raises(RefusedAct):
        untie_code(on=draft, node="blocks.7", rank=0, by=secretary)


def test_une_version_publiee_ne_se_rattache_plus(secretary: User) -> None:
    """Ce qui est publié ne change plus."""
    with pytest.raises(RefusedAct, match="ne change plus"):
        tie_codes(on=published(secretary), name="codes.csv", data=FILE, by=secretary)


def test_l_ecran(draft: Version, secretary: User, signed_in: SignedIn) -> None:
    """Coller des lignes les rattache ; chacune se retire d'un bouton ; une faute est montrée."""
    client, address = signed_in(secretary), reverse("referentiels:codes", args=[draft.pk])
    assert "Aucun pour l" in client.get(address).content.decode()
    assert client.post(address, {"text": HEAD + LINES}).status_code == 302
    shown = client.get(address).content.decode()
    assert "A1101" in shown
    assert "le bloc entier" in shown
    taken = reverse("referentiels:untie", args=[draft.pk, "blocks.1", 0])
    assert taken in shown
    assert client.post(taken).status_code == 302
    assert "A1101" not in client.get(address).content.decode()
    refused = client.post(address, {"text": HEAD + "BC9;;ROME;A1101\n"})
    assert refused.status_code == 422
    assert "ligne 2 (colonne « bloc »)" in refused.content.decode()


def test_reserve_au_secretariat(draft: Version, signed_in: SignedIn) -> None:
    """Un juré n'ouvre pas cet écran et ne retire rien."""
    client = signed_in(Role.JUROR)
    for address in (
        reverse("referentiels:codes", args=[draft.pk]),
        reverse("referentiels:untie", args=[draft.pk, "blocks.0", 0]),
    ):
        assert client.post(address).status_code in {403, 404}
