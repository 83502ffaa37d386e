"""Le procès-verbal rectificatif : un texte de plus, l'original intact."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries import queries as juries
from parchemin.office.juries.models import Decision, Jury
from parchemin.office.notices import queries
from parchemin.office.notices.actions.rectifying import rectify_minutes
from parchemin.office.notices.models import Rectification
from tests.office.juries.conftest import Office
from tests.office.notices.conftest import Voted

pytestmark = pytest.mark.django_db


def rectified(jury: Jury, office: Office, rank: int = 0, **said: str) -> Rectification:
    return rectify_minutes(
        on=jury, said=said, reason="Faute de frappe.", read_rank=rank, by=office.by
    )


def test_l_original_reste_et_le_rectificatif_le_cite(closed: Voted, office: Office) -> None:
    """Le PDF scellé à la clôture garde son empreinte ; les décisions ne bougent pas."""
    jury = closed(office)
    before = list(Decision.objects.values_list("outcome", "reasons").order_by("pk"))
    row = rectified(jury, office, place="Lyon 3e")
    page = juries.minutes_of(jury)
    assert juries.minutes_bytes(page)[1]
    assert page.acts.place == "Lyon"
    assert row.content["rectifies"] == page.row.number
    assert queries.latest_minutes(jury).acts.place == "Lyon 3e"
    assert list(Decision.objects.values_list("outcome", "reasons").order_by("pk")) == before


def test_un_second_rectificatif_corrige_le_premier(closed: Voted, office: Office) -> None:
    """Chacun cite celui qu'il corrige ; les deux restent."""
    jury = closed(office)
    first = rectified(jury, office, place="Lyon 3e")
    second = rectified(jury, office, rank=1, place="Lyon 6e")
    assert second.content["rectifies"] == first.number
    assert [row.rank for row in queries.rectifications_of(jury)] == [1, 2]


def test_deux_corrections_a_la_fois_la_seconde_est_prevenue(closed: Voted, office: Office) -> None:
    """Qui corrige un texte rectifié entre-temps l'apprend, et rien n'est écrit."""
    jury = closed(office)
    rectified(jury, office, place="Lyon 3e")
    with pytest.raises(RefusedAct, match="pendant votre correction"):
        rectified(jury, office, rank=0, place="Villeurbanne")
    assert Rectification.objects.count() == 1


def test_un_rectificatif_ne_change_plus(closed: Voted, office: Office) -> None:
    """La base refuse de le modifier ou de l'effacer."""
    rectified(closed(office), office, place="Lyon 3e")
    rows = Rectification.objects.all()
    for act in (lambda: rows.update(reason="?"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_la_page_montre_les_textes_et_garde_la_saisie(
    closed: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Corriger un nom par le formulaire ; sans motif, la saisie reste et rien n'est écrit."""
    jury = closed(office)
    client = signed_in(office.by)
    address = reverse("notices:rectify", args=[jury.pk])
    assert "Nom du candidat 1" in client.get(address).content.decode()
    typed = {"read_rank": "0", "candidate-0-name": "Dominique ESSAI-UN", "reason": ""}
    missing = client.post(address, typed)
    assert missing.status_code == 422
    assert "ESSAI-UN" in missing.content.decode()
    known = {text.name: text.value() or "" for text in client.get(address).context["form"]}
    answer = client.post(address, {**known, **typed, "reason": "État civil corrigé."})
    assert answer.status_code == 302
    row = Rectification.objects.get()
    assert row.content["candidates"][0]["name"] == "Dominique ESSAI-UN"
    assert len(row.content["corrections"]) == 1
    assert client.get(reverse("notices:rectified_pdf", args=[row.number])).content[:4] == b"%PDF"
    assert row.number in client.get(address).content.decode()


def test_cinq_cents_candidats_se_corrigent_par_leur_nom(
    closed: Voted, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Au-delà de huit candidats, la page demande un nom au lieu de mille champs."""
    jury = closed(office, candidates=9)
    client = signed_in(office.by)
    address = reverse("notices:rectify", args=[jury.pk])
    assert "candidate-0-name" not in client.get(address).content.decode()
    shown = client.get(address, {"nom": "essai007"}).content.decode()
    assert shown.count('name="candidate-') == 2
