"""Ce qu'un secrétariat lit aux écrans d'un jury : des phrases, et l'acte qui vient ensuite."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role
from parchemin.office.juries.actions import closing, second_step
from parchemin.office.juries.models import Hearing, Jury, Ratification
from parchemin.office.juries.templatetags.paroles import insecables, sans_ligne
from parchemin.office.partners.models import Registration
from tests.office.juries.conftest import AM, Office, presiding

SignedIn = Callable[..., Client]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Le texte est muet : le certificateur doit écrire la ligne [recours].", "muet."),
        ("Rien en vigueur : écrivez la ligne [delais.notification].", "Rien en vigueur."),
        ("Vote incomplet : il manque la voix de S2.", "il manque la voix de S2."),
        ("À la ligne [x] du fichier, tout va bien.", "À la ligne [x] du fichier, tout va bien."),
    ],
)
def test_une_phrase_perd_la_ligne_a_ecrire_et_rien_d_autre(said: str, shown: str) -> None:
    """À l'écran, la ligne du fichier cède la place à un lien ; les autres phrases restent."""
    assert sans_ligne(said).endswith(shown)
    assert "écri" not in sans_ligne(said)


@pytest.mark.django_db
def test_le_raisonnement_se_lit_etape_par_etape(
    signed_in: SignedIn, opened: Any, office: Office
) -> None:
    """Chaque étape est un élément de liste, en retrait sous celle qu'elle explique."""
    jury: Jury = opened(office)
    hearing = Hearing.objects.get(jury=jury)
    for name in ("hearing", "reasons"):
        answer = signed_in(office.by).get(reverse(f"juries:{name}", args=[jury.pk, hearing.pk]))
        page = answer.content.decode()
        assert '<li class="retrait-1"><strong>oui</strong> : ' in page
        assert "[oui]" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.AUDITOR])
def test_une_echeance_sans_regle_mene_au_reglement(
    signed_in: SignedIn, opened: Any, office: Office, account: Any, role: Role
) -> None:
    """Ni crochets ni nom de fichier : la question, et qui y répond, où."""
    jury: Jury = opened(office)
    page = signed_in(account(role)).get(reverse("juries:calls", args=[jury.pk])).content.decode()
    assert "Combien de temps avant de siéger le jury reçoit-il les dossiers" in page
    assert "[delais" not in page
    assert ("Répondre au règlement" in page) is (role == Role.SECRETARIAT)
    assert ("Le secrétariat y répond" in page) is (role == Role.AUDITOR)
    link = reverse("referentiels:reglement", args=[jury.reglement_id])
    assert (f'"{link}"' in page) is (role == Role.SECRETARIAT)


@pytest.mark.django_db
def test_on_ne_delivre_pas_avant_la_reponse_attendue(
    signed_in: SignedIn, voted: Any, silent_office: Office
) -> None:
    """Le procès-verbal qui attend l'autorité n'invite pas à délivrer ; il y invite après elle."""
    by = silent_office.by
    Registration.objects.create(
        number=AM, last_delivery=date(2034, 6, 25), source="Notification", recorded_by=by
    )
    jury: Jury = voted(silent_office)
    closing.close_jury(on=jury, by=presiding(jury))
    client, address = signed_in(by), reverse("juries:minutes", args=[jury.pk])
    page = client.get(address).content.decode()
    assert "Délivrer les parchemins" not in page
    assert '<option value="" selected>à choisir</option>' in page
    typed = {"accepted": "", "decided_on": "2026-07-01", "reason": "PV"}
    refused = client.post(reverse("juries:ratify", args=[jury.pk]), typed)
    assert refused.status_code == 409
    assert not Ratification.objects.exists()
    second_step.ratify(on=jury, accepted=True, decided_on=date(2026, 7, 1), reason="PV", by=by)
    assert "Délivrer les parchemins" in client.get(address).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "offered"), [("2026-06-12", True), ("2026-06-13", False)])
def test_le_jury_passe_on_n_invite_plus_a_convoquer(
    signed_in: SignedIn, opened: Any, office: Office, day: str, *, offered: bool
) -> None:
    """Le jour du jury la page convoque encore ; le lendemain elle dit pourquoi elle ne le fait plus."""
    jury: Jury = opened(office)
    with time_machine.travel(f"{day} 09:00 +0200"):
        answer = signed_in(office.by).get(reverse("juries:calls", args=[jury.pk]))
    page = answer.content.decode()
    assert ("Convoquer 2 membres</button>" in page) is offered
    assert ("aucune convocation ne s'écrit plus" in page) is not offered


@pytest.mark.parametrize(
    ("said", "shown"),
    [("Règle : « Un bloc »", "Règle\u00a0: «\u00a0Un bloc\u00a0»"), ("rien", "rien")],
)
def test_les_guillemets_ne_quittent_pas_leurs_mots(said: str, shown: str) -> None:
    """Une espace insécable retient les guillemets et les deux-points."""
    assert insecables(said) == shown
