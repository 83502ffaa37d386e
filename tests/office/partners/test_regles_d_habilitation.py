"""Habiliter selon le règlement : durée, critères, sanctions, et la liste que la loi demande."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.models import Entry
from parchemin.office.partners import actions
from parchemin.office.partners.asked import asked_for, list_to_send
from parchemin.office.partners.models import Accreditation, Body
from tests.office.promotion import CERTIFICATION, NUMBER, REGLEMENT, publish_invented

pytestmark = pytest.mark.django_db
Scope = Accreditation.Scope
SINCE = date(2026, 1, 1)
RULES = """
[habilitation.duree]
duree = 2
unite = "ans"
puis_duree = 1
puis_unite = "ans"
libelle = "Deux ans, puis d'année en année"
source = "Convention inventée, article 3"

[habilitation.criteres]
criteres = ["des formateurs qualifiés", "un plateau technique"]
libelle = "L'organisme montre ses formateurs et son plateau"
source = "Convention inventée, article 4"

[habilitation.sanctions]
echelle = ["avertissement", "retrait"]
libelle = "Un avertissement, puis le retrait"
source = "Convention inventée, article 5"
"""


@pytest.fixture
def body(secretary: User) -> Body:
    """A body that may do nothing yet, for a certification whose règlement speaks of accreditation."""
    publish_invented(secretary, CERTIFICATION, REGLEMENT + RULES)
    return actions.add_body(name="Organisme inventé", by=secretary)


def accredit(body: Body, by: User, **given: object) -> Accreditation:
    usual = {
        "number": NUMBER,
        "scope": Scope.BOTH,
        "since": SINCE,
        "until": date(2027, 12, 31),
        "criteria_met": True,
    }
    return actions.accredit(on=body, by=by, **{**usual, **given})  # type: ignore[arg-type]


def test_le_reglement_limite_la_duree(body: Body, secretary: User) -> None:
    """Two years at first, one for what follows: longer is refused, and nothing is written."""
    for until in (None, date(2028, 1, 1)):
        with pytest.raises(RefusedAct, match="2 ans à une première habilitation"):
            accredit(body, secretary, until=until)
    accredit(body, secretary)
    with pytest.raises(RefusedAct, match="1 an à un renouvellement"):
        accredit(body, secretary, since=date(2028, 1, 1), until=date(2029, 12, 31))
    accredit(body, secretary, since=date(2028, 1, 1), until=date(2028, 12, 31))
    assert Accreditation.objects.count() == 2


def test_un_autre_role_n_est_pas_un_renouvellement(body: Body, secretary: User) -> None:
    """A body accredited to train, then to assess, begins there with the first length."""
    accredit(body, secretary, scope=Scope.TRAIN)
    accredit(
        body,
        secretary,
        scope=Scope.ASSESS,
        since=date(2026, 6, 1),
        until=date(2028, 5, 31),
    )
    assert Accreditation.objects.count() == 2


def test_les_criteres_se_verifient_avant(body: Body, secretary: User) -> None:
    """Nobody is accredited before somebody says that the criteria were checked."""
    with pytest.raises(RefusedAct, match="des formateurs qualifiés et un plateau technique"):
        accredit(body, secretary, criteria_met=False)
    accredit(body, secretary)
    details = Entry.objects.latest("id").details
    assert "article 4" in details["criteres_verifies"]
    assert "article 3" in details["regle_de_duree"]


@time_machine.travel("2026-01-15 09:00")
def test_des_criteres_a_venir_se_confirment_aussi(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Criteria asked from a later day can be confirmed on the page for an accreditation of then."""
    later = RULES.replace(
        "libelle = \"L'organisme montre", "depuis = 2026-06-01\nlibelle = \"L'organisme montre"
    )
    publish_invented(secretary, CERTIFICATION, REGLEMENT + later)
    body = actions.add_body(name="Organisme inventé", by=secretary)
    client, url = signed_in(secretary), reverse("partners:accredit", args=[body.pk])
    assert "à une autre date" in client.get(url).content.decode()
    given = {"number": NUMBER, "scope": "former", "since": "2026-07-01", "until": "2028-06-30"}
    assert "un plateau technique" in client.post(url, given).content.decode()
    client.post(url, {**given, "criteria_met": "on"})
    assert Accreditation.objects.count() == 1


def test_une_sanction_est_celle_du_reglement(body: Body, secretary: User) -> None:
    """A sanction of the ladder is journalled with its rule; another word is refused."""
    held = accredit(body, secretary)
    ends = {"on": held, "until": date(2026, 6, 30), "reason": "Manquement", "by": secretary}
    with pytest.raises(RefusedAct, match="Sanctions connues : avertissement et retrait"):
        actions.end_accreditation(**ends, sanction="blâme")
    held.refresh_from_db()
    assert held.until == date(2027, 12, 31)
    actions.end_accreditation(**ends, sanction="retrait")
    details = Entry.objects.latest("id").details
    assert details["sanction"] == "retrait"
    assert "article 5" in details["regle_de_sanction"]


def test_sans_regle_rien_n_est_demande(secretary: User) -> None:
    """A règlement that says nothing of accreditation limits neither its length nor its end."""
    publish_invented(secretary)
    body = actions.add_body(name="Organisme inventé", by=secretary)
    held = accredit(body, secretary, until=None, criteria_met=False)
    with pytest.raises(RefusedAct, match="Sanctions connues : aucune"):
        actions.end_accreditation(
            on=held, until=SINCE, reason="Fin", sanction="retrait", by=secretary
        )
    assert not asked_for([NUMBER], SINCE)


@pytest.mark.parametrize(
    ("changed", "due"),
    [
        (date(2026, 1, 15), date(2026, 3, 15)),
        (date(2025, 10, 1), date(2025, 12, 1)),
        (date(2025, 9, 30), None),
    ],
)
def test_la_liste_suit_un_changement(changed: date, due: date | None) -> None:
    """Two months to send the list, from the day the law began."""
    found = list_to_send(changed)
    assert (found[0] if found else None) == due


@time_machine.travel("2026-01-15 09:00")
def test_l_ecran_montre_ce_que_le_reglement_demande(
    body: Body, secretary: User, signed_in: Callable[..., Client]
) -> None:
    """The page shows lengths, criteria and sanctions, refuses with them, and tells what to send."""
    client = signed_in(secretary)
    url = reverse("partners:accredit", args=[body.pk])
    shown = client.get(url).content.decode()
    for said in ("2 ans", "chaque renouvellement 1 an", "un plateau technique", "puis retrait"):
        assert said in shown
    given = {"number": NUMBER, "scope": "former", "since": "2026-01-01", "until": "2027-12-31"}
    refused = client.post(url, given).content.decode()
    assert "Vérifiez-le, puis dites que c&#x27;est fait" in refused
    done = client.post(url, {**given, "criteria_met": "on"}, follow=True).content.decode()
    assert "France compétences avant le 15/03/2026" in done
    held = Accreditation.objects.get()
    end = reverse("partners:accreditation_end", args=[held.pk])
    assert "avertissement" in client.get(end).content.decode()
    given = {"until": "2026-03-31", "reason": "Manquement", "sanction": "retrait"}
    assert "15/03/2026" in client.post(end, given, follow=True).content.decode()
    assert Entry.objects.latest("id").details["sanction"] == "retrait"


def test_la_page_demande_autant_pour_dix_certifications(
    body: Body,
    secretary: User,
    signed_in: Callable[..., Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """The règlements of all the certifications are read in one query."""
    client = signed_in(secretary)
    url = reverse("partners:accredit", args=[body.pk])
    with django_assert_max_num_queries(12) as few:
        client.get(url)
    for rank in range(9):
        other = replace(CERTIFICATION, number=f"RNCP9902{rank}")
        publish_invented(secretary, other, REGLEMENT + RULES)
    with django_assert_max_num_queries(len(few)):
        shown = client.get(url).content.decode()
    assert shown.count("un plateau technique") == 10
