"""What the pages of a session refuse to understand: nothing is written, the sentence says what."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.journal.models import Entry
from parchemin.office.juries.models import Jury
from tests.office.juries.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("said", ["", "peut-être", "Oui"])
def test_a_presence_is_yes_or_no(
    client: Client, opened: Callable[..., Jury], office: Office, said: str
) -> None:
    """Any other word leaves the member where he was, with its sentence and no journal entry."""
    jury = opened(office)
    seat = jury.seats.first()
    assert seat is not None
    before = (seat.present, Entry.objects.count())
    client.force_login(office.by)
    answer = client.post(reverse("juries:presence", args=[jury.pk, seat.pk]), {"present": said})
    seat.refresh_from_db()
    assert answer.status_code == 409
    assert "oui ou non" in answer.content.decode()
    assert (seat.present, Entry.objects.count()) == before


def test_an_answer_without_a_date_names_its_fields(
    client: Client, opened: Callable[..., Jury], office: Office
) -> None:
    """Each fault of the answer of an authority comes with the label of its field."""
    jury = opened(office)
    client.force_login(office.by)
    answer = client.post(reverse("juries:ratify", args=[jury.pk]), {})
    assert answer.status_code == 409
    assert "Réponse : Ce champ est obligatoire." in answer.content.decode()
