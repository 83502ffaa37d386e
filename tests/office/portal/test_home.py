"""The first page of each role: what there is to do, counted, with its date and its link."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.portal.queries import tasks_of

pytestmark = pytest.mark.django_db


def test_an_empty_office_shows_the_first_card_only(signed_in: Callable[..., Client]) -> None:
    """With nothing to do the page still says where to begin."""
    page = signed_in().get(reverse("portal:home")).content.decode()
    assert page.count('class="chiffre"') == 1


@pytest.mark.parametrize("role", list(Role))
def test_the_first_page_opens_for_every_role(role: Role, signed_in: Callable[..., Client]) -> None:
    """An account without any object still has a first page."""
    assert signed_in(role).get(reverse("portal:home")).status_code == 200


def test_a_page_that_does_not_exist_says_so_in_french(signed_in: Callable[..., Client]) -> None:
    """Missing pages lead back home."""
    answer = signed_in().get("/nulle-part/")
    assert answer.status_code == 404
    assert "Page introuvable" in answer.content.decode()


def test_the_legal_date_is_that_of_the_oldest_delivery(
    monkeypatch: pytest.MonkeyPatch, secretary: User
) -> None:
    """The card carries the date three months after the oldest undeclared delivery."""

    class Undeclared:
        def filter(self, **_: object) -> "Undeclared":
            return self

        def values_list(self, *_: str, **__: bool) -> "Undeclared":
            return self

        def first(self) -> date:
            return date(2026, 6, 25)

        def count(self) -> int:
            return 3

    monkeypatch.setattr("parchemin.office.portal.queries.standing", Undeclared)
    card = next(task for task in tasks_of(secretary) if task.label == "parchemins à déclarer")
    assert card.due == date(2026, 9, 25)
