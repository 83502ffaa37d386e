"""Les dates que le texte ne dit pas : déclarées avec leur source, le texte l'emporte."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.partners import actions, queries
from parchemin.office.partners.models import Registration
from tests.office.referentiels.builders import published
from tests.readers.samples import PAGE_B

pytestmark = pytest.mark.django_db
NUMBER = "RNCP40913"
DECISION = date(2025, 6, 25)
LAST = date(2034, 6, 25)


def test_la_declaration_complete_le_texte(secretary: User) -> None:
    """The text gives the end, the certifier the decision; both are served together."""
    version = published(secretary, PAGE_B.read_bytes())
    actions.state_registration(number=NUMBER, decision=DECISION, source="Décision", by=secretary)
    dates = queries.registration_dates(NUMBER, version)
    assert (dates.decision, dates.end_of_registration) == (DECISION, date(2030, 6, 25))
    assert dates.last_delivery is None


def test_une_nouvelle_declaration_remplace_sans_effacer(secretary: User) -> None:
    """The newest statement is in force, the older one stays on record."""
    version = published(secretary, PAGE_B.read_bytes())
    for last in (LAST, None):
        actions.state_registration(
            number=NUMBER, decision=DECISION, last_delivery=last, source="Décision", by=secretary
        )
    assert queries.registration_dates(NUMBER, version).last_delivery is None
    assert [row.last_delivery for row in queries.registration_history(NUMBER)] == [None, LAST]


def test_le_texte_l_emporte(secretary: User) -> None:
    """A date that the text states cannot be stated otherwise; the refusal shows both."""
    published(secretary)
    with pytest.raises(RefusedAct) as refusal:
        actions.state_registration(
            number="RNCP40657", decision=date(2024, 1, 1), source="x", by=secretary
        )
    assert "23/05/2025" in str(refusal.value)
    assert "01/01/2024" in str(refusal.value)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("dates", "source", "sentence"),
    [
        ({}, "x", "Aucune date"),
        ({"decision": DECISION}, " ", "source"),
        ({"decision": date(2031, 1, 1)}, "x", "précède"),
        ({"last_delivery": date(2029, 1, 1)}, "x", "précède"),
    ],
)
def test_une_declaration_impossible_est_refusee(
    dates: dict[str, date], source: str, sentence: str, secretary: User
) -> None:
    """No date, no source, dates in the wrong order: a sentence, nothing recorded."""
    published(secretary, PAGE_B.read_bytes())
    with pytest.raises(RefusedAct, match=sentence):
        actions.state_registration(number=NUMBER, source=source, by=secretary, **dates)
    assert not Registration.objects.exists()


def test_une_certification_sans_version_peut_avoir_des_dates(secretary: User) -> None:
    """Dates may be stated before the text is published."""
    actions.state_registration(number="RNCP1", decision=DECISION, source="x", by=secretary)
    assert queries.registration_dates("RNCP1", None).decision == DECISION
    assert queries.registration_dates("RNCP2", None).decision is None


def test_la_base_refuse_de_changer_une_declaration(secretary: User) -> None:
    """A statement is a fact."""
    actions.state_registration(number="RNCP1", decision=DECISION, source="x", by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Registration.objects.update(source="y")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_declare(role: Role, account: Callable[..., User]) -> None:
    """The act refuses every other role."""
    with pytest.raises(PermissionDenied):
        actions.state_registration(number="R", decision=DECISION, source="x", by=account(role))


def test_l_ecran_ne_demande_que_ce_qui_manque(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The form has no box for the end of registration, which the text gives."""
    published(secretary, PAGE_B.read_bytes())
    client = signed_in(secretary)
    url = reverse("partners:registration_edit", args=[NUMBER])
    form = client.get(url).content.decode()
    assert 'name="decision"' in form
    assert 'name="end_of_registration"' not in form
    wrong = client.post(url, {"decision": "2040-01-01", "source": "x"})
    assert "précède" in wrong.content.decode()
    client.post(url, {"decision": "2025-06-25", "source": "Décision publiée"})
    page = client.get(reverse("partners:registration", args=[NUMBER])).content.decode()
    assert "25/06/2025" in page
    assert "Décision publiée" in page
    assert "déclarée" in page
    assert 'value="2025-06-25"' in client.get(url).content.decode()


def test_un_texte_complet_n_a_rien_a_declarer(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """When the text gives every date, the page says so and offers no form."""
    published(secretary)
    url = reverse("partners:registration_edit", args=["RNCP40657"])
    page = signed_in(secretary).get(url).content.decode()
    assert "rien à déclarer" in page
    assert 'name="decision"' not in page
