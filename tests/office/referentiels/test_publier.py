"""Publier : tout est répondu, ou rien n'est publié ; une fois publié, rien ne change."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.partners.actions import state_registration
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.actions.publication import NotReady
from parchemin.office.referentiels.models import Source, Version
from tests.office.referentiels.builders import PAGE, answered, published, received, reglement
from tests.readers.samples import PAGE_B, PROGRAMME, TABLE

pytestmark = pytest.mark.django_db


def test_publier_fige_et_le_dit_au_journal(secretary: User) -> None:
    """Version, author, digest and act are written together."""
    version = published(secretary)
    entry = Entry.objects.latest("id")
    assert version.published_by == secretary
    assert entry.act == "publier un référentiel"
    assert entry.details["empreinte"] == version.digest
    assert queries.latest_published("RNCP40657") == version
    assert list(queries.published_versions()) == [version]


def test_un_avertissement_non_lu_empeche_de_publier(secretary: User) -> None:
    """The refusal lists every waiting finding, and nothing is published."""
    draft = received(secretary)
    with pytest.raises(NotReady) as refusal:
        actions.publish(on=draft, by=secretary)
    waiting = [finding for finding in queries.findings_of(draft) if finding.waits]
    assert len(refusal.value.obstacles) == len(waiting) > 0
    assert all(finding.place in str(refusal.value) for finding in waiting)
    assert not queries.published_versions()


def test_un_texte_sans_numero_ou_sans_modalite_ne_se_publie_pas(secretary: User) -> None:
    """A table without number asks for one; a programme without assessments cannot serve."""
    with pytest.raises(NotReady, match="ne donne pas de numéro"):
        actions.publish(on=answered(secretary, TABLE.read_bytes()), by=secretary)
    with pytest.raises(NotReady, match="aucune modalité d'évaluation"):
        actions.publish(on=answered(secretary, PROGRAMME.read_bytes()), by=secretary)


def test_le_meme_contenu_ne_se_publie_pas_deux_fois(secretary: User) -> None:
    """The same words in another file say nothing new: refused, with the version that says it."""
    published(secretary)
    twin = answered(secretary, PAGE + b"\n")
    with pytest.raises(RefusedAct, match="déjà celui de la version 1"):
        actions.publish(on=twin, by=secretary)
    assert queries.published_versions().count() == 1


def test_une_correction_fait_une_version_de_plus(secretary: User) -> None:
    """With one word corrected, the next version is published; the first is still there."""
    first = published(secretary)
    draft = answered(secretary, PAGE + b"\n")
    draft = actions.correct(on=draft, path="title", value="CQP Autre", reason="r", by=secretary)
    second = actions.publish(on=draft, by=secretary)
    assert (first.rank, second.rank) == (1, 2)
    assert queries.latest_published("RNCP40657") == second
    assert queries.certification_of(first).title != queries.certification_of(second).title


def test_un_brouillon_depasse_le_dit(secretary: User) -> None:
    """A draft older than a published version is not published over it."""
    old = answered(secretary)
    newer = answered(secretary, PAGE + b"\n")
    actions.publish(on=newer, by=secretary)
    with pytest.raises(RefusedAct, match="dépassé"):
        actions.publish(on=old, by=secretary)


def test_un_second_clic_ne_publie_rien_de_plus(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Publishing twice answers with a sentence; one version, one act."""
    draft, client = answered(secretary), signed_in(secretary)
    url = reverse("referentiels:publish", args=[draft.pk])
    assert client.post(url).status_code == 302
    again = client.post(url)
    assert again.status_code == 409
    assert "ne change plus" in again.content.decode()
    assert Entry.objects.filter(act="publier un référentiel").count() == 1


def test_la_base_refuse_de_changer_une_version_publiee(secretary: User) -> None:
    """Neither update nor delete passes the triggers once published."""
    version = published(secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(title="x")
    with pytest.raises(DatabaseError), transaction.atomic():
        Version.objects.filter(pk=version.pk).delete()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_publie(
    role: Role, secretary: User, account: Callable[..., User]
) -> None:
    """The act refuses every other role."""
    draft = answered(secretary)
    with pytest.raises(PermissionDenied):
        actions.publish(on=draft, by=account(role))


@pytest.mark.parametrize("role", [Role.BODY, Role.JUROR, Role.ASSESSOR, Role.AUDITOR])
def test_un_brouillon_n_existe_que_pour_le_secretariat(
    role: Role, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Outside the secretariat a draft is not found, a published version is."""
    draft, version = received(secretary, PAGE_B.read_bytes()), published(secretary)
    client = signed_in(role)
    assert client.get(reverse("referentiels:version", args=[draft.pk])).status_code == 404
    assert client.get(reverse("referentiels:version", args=[version.pk])).status_code == 200
    listed = client.get(reverse("referentiels:list")).content.decode()
    assert "RNCP40657" in listed
    assert "RNCP40913" not in listed
    source = client.get(reverse("referentiels:source", args=[draft.source_id])).status_code
    assert source == (404 if role is Role.AUDITOR else 403)


def test_la_version_montre_ce_qui_la_prouve(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Digests, dates of the text, stated dates with their source, correspondences, answers."""
    version = published(secretary, PAGE_B.read_bytes())
    state_registration(
        number=version.number, decision=date(2025, 6, 25), source="Décision publiée", by=secretary
    )
    url = reverse("referentiels:version", args=[version.pk])
    page = signed_in(secretary).get(url).content.decode()
    for expected in (
        version.digest or "",
        version.source.sha256,
        "25/06/2030",
        "25/06/2025",
        "déclarée par le certificateur",
        "Décision publiée",
        "RNCP36358",
        "Relu.",
    ):
        assert expected in page


def test_la_liste_dit_ce_qui_manque(secretary: User, signed_in: Callable[..., Client]) -> None:
    """A draft to review, no règlement, a date unknown: each leads to the page that settles it."""
    client = signed_in(secretary)
    empty = client.get(reverse("referentiels:list")).content.decode()
    assert reverse("referentiels:upload") in empty
    assert "Aucune certification" in empty
    version = published(secretary, PAGE_B.read_bytes())
    draft = received(secretary)
    page = client.get(reverse("referentiels:list")).content.decode()
    assert "Déposer le règlement" in page
    assert reverse("partners:registration", args=[version.number]) in page
    assert reverse("referentiels:review", args=[draft.pk]) in page
    state_registration(
        number=version.number,
        decision=date(2025, 6, 25),
        last_delivery=date(2034, 6, 25),
        source="Décision",
        by=secretary,
    )
    assert "Déclarer" not in client.get(reverse("referentiels:list")).content.decode()


def test_la_liste_se_cherche_et_s_exporte(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Searching keeps the matching rows; the CSV holds the same, without formulas."""
    published(secretary)
    client, url = signed_in(secretary), reverse("referentiels:list")
    assert "RNCP40657" in client.get(url, {"recherche": "médico 40657"}).content.decode()
    assert "ne correspond" in client.get(url, {"recherche": "plombier"}).content.decode()
    response = client.get(url, {"format": "csv"})
    assert response["Content-Type"].startswith("text/csv")
    assert "RNCP40657;CQP Intervenant" in response.content.decode("utf-8-sig")


def many(by: User, count: int) -> None:
    """Published versions of invented numbers, and their règlements."""
    source = Source.objects.create(
        name="x", kind="table", sha256="0" * 64, content=b"x", encoding="utf-8", received_by=by
    )
    model = received(by)
    for rank in range(count):
        content = {**model.content, "number": f"RNCP9{rank:04}"}
        draft = Version.objects.create(
            source=source, number=content["number"], title="CQP", rank=1, content=content
        )
        actions.publish(on=draft, by=by)


@pytest.mark.parametrize("count", [2, 20])
def test_la_liste_ne_coute_pas_plus_de_requetes_quand_elle_grandit(
    count: int,
    secretary: User,
    signed_in: Callable[..., Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Two or twenty certifications: the same six queries."""
    many(secretary, count)
    reglement(secretary)
    client = signed_in(secretary)
    with django_assert_num_queries(6):
        client.get(reverse("referentiels:list"))
