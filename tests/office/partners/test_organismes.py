"""Les organismes habilités : qui peut quoi, pour quelle certification, quels jours."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.partners import access, actions, queries
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.partners.tables import as_csv
from parchemin.writers.spreadsheet import inert
from tests.office.referentiels.builders import published

pytestmark = pytest.mark.django_db
Scope = Accreditation.Scope
SINCE, UNTIL = date(2025, 9, 1), date(2027, 8, 31)


def body(by: User, name: str = "Organisme inventé") -> Body:
    return actions.add_body(name=name, by=by)


@pytest.mark.parametrize(
    ("held", "asked", "where", "answer"),
    [
        (Scope.TRAIN, Scope.TRAIN, (SINCE, "RNCP1"), True),
        (Scope.TRAIN, Scope.ASSESS, (SINCE, "RNCP1"), False),
        (Scope.TRAIN, Scope.BOTH, (SINCE, "RNCP1"), False),
        (Scope.BOTH, Scope.ASSESS, (UNTIL, "RNCP1"), True),
        (Scope.BOTH, Scope.BOTH, (UNTIL, "RNCP1"), True),
        (Scope.BOTH, Scope.TRAIN, (date(2025, 8, 31), "RNCP1"), False),
        (Scope.BOTH, Scope.TRAIN, (date(2027, 9, 1), "RNCP1"), False),
        (Scope.BOTH, Scope.TRAIN, (SINCE, "RNCP2"), False),
    ],
)
def test_l_habilitation_dit_le_role_la_certification_et_les_jours(
    held: Scope, asked: Scope, where: tuple[date, str], answer: bool, secretary: User
) -> None:
    """Both bounds are included; another role, another number or a day outside is refused."""
    on, number = where
    shown = body(secretary)
    actions.accredit(on=shown, number="RNCP1", scope=held, since=SINCE, until=UNTIL, by=secretary)
    assert queries.accredited(shown, number, asked, on) is answer
    assert not queries.accredited(body(secretary, "Autre"), number, asked, on)


def test_sans_fin_l_habilitation_dure_jusqu_a_ce_qu_on_la_close(secretary: User) -> None:
    """Without a last day it holds; closed, it holds until that day included, and the journal says why."""
    shown = body(secretary)
    held = actions.accredit(on=shown, number="R", scope=Scope.BOTH, since=SINCE, by=secretary)
    assert queries.accredited(shown, "R", Scope.TRAIN, date(2040, 1, 1))
    actions.end_accreditation(on=held, until=UNTIL, reason="Fin de convention", by=secretary)
    assert queries.accredited(shown, "R", Scope.TRAIN, UNTIL)
    assert not queries.accredited(shown, "R", Scope.TRAIN, date(2027, 9, 1))
    assert Entry.objects.latest("id").details["motif"] == "Fin de convention"


def test_des_dates_a_l_envers_sont_refusees(secretary: User) -> None:
    """An end before the beginning, a closing without reason: a sentence, nothing changed."""
    shown = body(secretary)
    with pytest.raises(RefusedAct, match="avant de commencer"):
        actions.accredit(
            on=shown, number="R", scope=Scope.BOTH, since=UNTIL, until=SINCE, by=secretary
        )
    held = actions.accredit(on=shown, number="R", scope=Scope.BOTH, since=SINCE, by=secretary)
    with pytest.raises(RefusedAct, match="a commencé le 01/09/2025"):
        actions.end_accreditation(on=held, until=date(2025, 1, 1), reason="x", by=secretary)
    with pytest.raises(RefusedAct, match="Dites pourquoi"):
        actions.end_accreditation(on=held, until=UNTIL, reason=" ", by=secretary)
    held.refresh_from_db()
    assert held.until is None


def test_un_organisme_ne_s_inscrit_qu_une_fois(secretary: User) -> None:
    """The same name in other letters, or a wrong SIRET, is refused with a sentence."""
    body(secretary, "Organisme Inventé")
    with pytest.raises(RefusedAct, match="déjà inscrit"):
        body(secretary, "organisme INVENTÉ".replace("É", "é"))
    with pytest.raises(RefusedAct, match="clé de contrôle"):
        actions.add_body(name="Autre", siret="73282932000075", by=secretary)
    assert Body.objects.count() == 1


def test_un_compte_est_rattache_a_son_organisme_et_a_lui_seul(secretary: User) -> None:
    """The new account is of the body's role, sees its body, and no other."""
    mine, other = body(secretary), body(secretary, "Autre")
    member = actions.add_member(
        on=mine,
        username="organisme.inventé",
        full_name="Paul Fictif",
        email="paul@exemple.invalid",
        password="une-phrase-de-passe",
        by=secretary,
    )
    assert member.role == Role.BODY
    assert list(access.visible_bodies(member)) == [mine]
    assert other not in access.visible_bodies(member)
    with pytest.raises(RefusedAct, match="déjà pris"):
        actions.add_member(
            on=other,
            username="Organisme.Inventé".replace("I", "i").replace("O", "o"),
            full_name="X",
            email="x@exemple.invalid",
            password="x",
            by=secretary,
        )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_habilite(
    role: Role, secretary: User, account: Callable[..., User]
) -> None:
    """Every act on bodies refuses every other role."""
    shown, other = body(secretary), account(role)
    held = actions.accredit(on=shown, number="R", scope=Scope.BOTH, since=SINCE, by=secretary)
    for act in (
        lambda: actions.add_body(name="X", by=other),
        lambda: actions.accredit(on=shown, number="R", scope=Scope.BOTH, since=SINCE, by=other),
        lambda: actions.end_accreditation(on=held, until=UNTIL, reason="x", by=other),
        lambda: actions.add_member(
            on=shown, username="x", full_name="x", email="x@x.fr", password="x", by=other
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_l_ecran_va_de_l_inscription_a_la_cloture(
    secretary: User, signed_in: Callable[..., Client]
) -> None:
    """Register, accredit, open an account, close: each screen leads to the next."""
    version = published(secretary)
    client = signed_in(secretary)
    assert "Aucun organisme inscrit" in client.get(reverse("partners:bodies")).content.decode()
    client.post(reverse("partners:body_add"), {"name": "Organisme inventé"})
    shown = Body.objects.get()
    given = {"number": version.number, "scope": "former", "since": "2025-09-01"}
    url = reverse("partners:accredit", args=[shown.pk])
    backwards = client.post(url, {**given, "until": "2025-01-01"}).content.decode()
    assert "précède le début" in backwards
    client.post(url, given)
    held = Accreditation.objects.get()
    member = {"full_name": "A B", "email": "a@exemple.invalid", "username": "ab"}
    url = reverse("partners:member_add", args=[shown.pk])
    assert "trop court" in client.post(url, {**member, "password": "court"}).content.decode()
    client.post(url, {**member, "password": "une-phrase-de-passe"})
    url = reverse("partners:accreditation_end", args=[held.pk])
    assert "a commencé" in client.post(url, {"until": "2024-01-01", "reason": "x"}).content.decode()
    client.post(url, {"until": "2026-01-01", "reason": "Convention finie"})
    page = client.get(reverse("partners:body", args=[shown.pk])).content.decode()
    for expected in (version.number, "01/01/2026", "A B"):
        assert expected in page


def test_un_organisme_inconnu_n_a_pas_de_page(signed_in: Callable[..., Client]) -> None:
    """A body or an accreditation that does not exist is not found."""
    client = signed_in()
    for name in ("body", "accredit", "member_add", "accreditation_end"):
        assert client.get(reverse(f"partners:{name}", args=[999])).status_code == 404


def test_la_liste_s_exporte(secretary: User, signed_in: Callable[..., Client]) -> None:
    """The CSV has one line per accreditation, and one for a body without any."""
    shown = body(secretary, "=Organisme")
    body(secretary, "Autre")
    actions.accredit(on=shown, number="R", scope=Scope.TRAIN, since=SINCE, by=secretary)
    url = reverse("partners:bodies")
    lines = signed_in(secretary).get(url, {"format": "csv"}).content.decode("utf-8-sig").split()
    assert "'=Organisme;;R;Former;01/09/2025;" in lines
    assert "Autre;;;;;" in lines
    assert as_csv([]).startswith("\ufefforganisme;SIRET")


@given(st.text(min_size=1))
def test_aucune_cellule_n_est_une_formule(text: str) -> None:
    """Whatever the text, a spreadsheet never reads it as a formula."""
    assert inert(text)[0] not in "=+-@\t\r"
    assert inert(text).removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("count", [2, 20])
def test_la_liste_ne_coute_pas_plus_de_requetes_quand_elle_grandit(
    count: int,
    secretary: User,
    signed_in: Callable[..., Client],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """Two or twenty bodies: the same queries."""
    for rank in range(count):
        shown = body(secretary, f"Organisme {rank}")
        actions.accredit(on=shown, number="R", scope=Scope.BOTH, since=SINCE, by=secretary)
    client = signed_in(secretary)
    with django_assert_num_queries(6):
        client.get(reverse("partners:bodies"))
