"""The pages of juries, read as each role reads them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role
from parchemin.office.juries.actions import closing
from parchemin.office.juries.models import Hearing, Jury
from tests.office.juries.conftest import presiding

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]


def read(client: Client, name: str, *ids: object) -> str:
    """The text of a page that answers."""
    response = client.get(reverse(f"juries:{name}", args=ids))
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def test_every_page_of_a_prepared_jury_opens(signed_in: SignedIn, opened: Any, office: Any) -> None:
    """From the pool to one candidate, each page answers with what it is about."""
    jury = opened(office, candidates=3)
    client = signed_in(office.by)
    heard = Hearing.objects.filter(jury=jury).first()
    assert heard is not None
    assert jury.reference in read(client, "list")
    assert "Membre employeur" in read(client, "jurors")
    assert "Certification et règlement" in read(client, "create")
    assert "Collège" in read(client, "juror_add")
    assert "Nature du lien" in read(client, "link_declare")
    assert "Collège employeur" in read(client, "compose", jury.pk)
    assert "ESSAI001 Dominique" in read(client, "candidates", jury.pk)
    assert "ESSAI001 Dominique" in read(client, "detail", jury.pk)
    assert "Raisonnement" in read(client, "hearing", jury.pk, heard.pk)
    assert "Toutes les modalités" in read(client, "reasons", jury.pk, heard.pk)
    assert "il manque 2 voix" in read(client, "close", jury.pk)
    assert "ouvert" in read(client, "person_fragment", heard.enrolment_id)


def test_a_closed_jury_is_read_in_its_minutes(signed_in: SignedIn, voted: Any, office: Any) -> None:
    """The session leads to the minutes, on screen and as the same PDF."""
    jury = voted(office)
    closing.close_jury(on=jury, by=presiding(jury))
    client = signed_in(office.by)
    assert client.get(reverse("juries:detail", args=[jury.pk])).status_code == 302
    page = read(client, "minutes", jury.pk)
    assert "PV-2026-0001" in page
    assert "validation totale" in page
    pdf = client.get(reverse("juries:minutes_pdf", args=[jury.pk]))
    assert pdf.content.startswith(b"%PDF")


def test_a_juror_sees_only_the_juries_where_he_sits(
    signed_in: SignedIn, opened: Any, office: Any, account: Any
) -> None:
    """A member opens his jury; for another juror it does not exist."""
    jury: Jury = opened(office)
    seat = jury.seats.select_related("juror__account").first()
    assert seat is not None
    member, stranger = signed_in(seat.juror.account), signed_in(account(Role.JUROR))
    assert jury.reference in read(member, "list")
    assert jury.reference in read(member, "detail", jury.pk)
    assert jury.reference not in read(stranger, "list")
    assert stranger.get(reverse("juries:detail", args=[jury.pk])).status_code == 404
