"""L'identité du certificateur : écrite à neuf, jamais effacée."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.partners import actions, queries
from parchemin.office.partners.models import Certifier

pytestmark = pytest.mark.django_db
IDENTITY = {
    "legal_name": "Association Exemple",
    "place": "Paris",
    "signatory_name": "Anne Fictive",
    "signatory_title": "Présidente",
}


def test_sans_identite_il_n_y_a_pas_de_certificateur() -> None:
    """Before the secretariat writes it, there is none: nothing is invented."""
    assert queries.current_certifier() is None


def test_la_derniere_identite_est_en_vigueur_et_la_precedente_reste(secretary: User) -> None:
    """Writing anew adds a state; the newest is in force."""
    first = actions.record_certifier(**IDENTITY, by=secretary)
    second = actions.record_certifier(**{**IDENTITY, "place": "Lyon"}, by=secretary)
    assert queries.current_certifier() == second
    assert list(queries.certifier_history()) == [second, first]
    assert Entry.objects.filter(act="écrire l'identité du certificateur").count() == 2


def test_la_base_refuse_de_changer_une_identite(secretary: User) -> None:
    """A recorded identity is a fact."""
    identity = actions.record_certifier(**IDENTITY, by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Certifier.objects.filter(pk=identity.pk).update(place="Lyon")


def test_un_siret_faux_est_refuse_par_l_acte(secretary: User) -> None:
    """The act checks the key itself, not only the form."""
    with pytest.raises(RefusedAct, match="clé de contrôle"):
        actions.record_certifier(**IDENTITY, siret="73282932000075", by=secretary)
    assert not Certifier.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_ecrit_l_identite(role: Role, account: Callable[..., User]) -> None:
    """The act refuses every other role."""
    with pytest.raises(PermissionDenied):
        actions.record_certifier(**IDENTITY, by=account(role))


def test_l_ecran_mene_de_l_absence_a_l_historique(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Empty, the page asks for the identity; then it shows it, and the state before."""
    client, url = signed_in(secretary), reverse("partners:certifier")
    edit = reverse("partners:certifier_edit")
    assert edit in client.get(url).content.decode()
    client.post(edit, {**IDENTITY, "siret": "732 829 320 00074"})
    client.post(edit, {**IDENTITY, "place": "Lyon"})
    page = client.get(url).content.decode()
    assert "Lyon" in page
    assert "732829320000" in page
    assert "États précédents" in page
    assert 'value="Lyon"' in client.get(edit).content.decode()


def test_le_formulaire_dit_toutes_les_fautes_a_la_fois(signed_in: Callable[..., Client]) -> None:
    """A wrong SIRET and missing lines are shown together; nothing is written."""
    page = signed_in().post(reverse("partners:certifier_edit"), {"siret": "123"}).content.decode()
    assert "3 chiffres" in page
    assert page.count("Ce champ est obligatoire") == 4
    assert not Certifier.objects.exists()


def test_l_auditeur_lit_sans_ecrire(signed_in: Callable[..., Client]) -> None:
    """The auditor sees the page without the way to change it."""
    client = signed_in(Role.AUDITOR)
    page = client.get(reverse("partners:certifier")).content.decode()
    assert reverse("partners:certifier_edit") not in page
    assert client.get(reverse("partners:certifier_edit")).status_code == 403
