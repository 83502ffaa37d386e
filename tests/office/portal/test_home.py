"""The first page of each role: what there is to do, counted, with its date and its link."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.partners.actions import record_certifier
from parchemin.office.portal.cards import Task, tasks_of
from parchemin.office.portal.first_steps import first_steps

pytestmark = pytest.mark.django_db


def test_an_empty_office_says_where_to_begin(signed_in: Callable[..., Client]) -> None:
    """The secretariat of a new office reads the steps in order; the first one is the current one."""
    page = signed_in().get(reverse("portal:home")).content.decode()
    assert "Pour commencer" in page
    assert [step.state for step in first_steps()] == ["en_cours", *["a_venir"] * 5]
    assert page.index("Dire qui certifie") < page.index("Inscrire des candidats")


def test_a_step_done_is_marked_and_the_next_becomes_current(secretary: User) -> None:
    """After the certifier's identity, the public text is next."""
    record_certifier(
        legal_name="Association d'essai", place="Paris", signatory_name="A. Essai",
        signatory_title="Présidence", by=secretary,
    )  # fmt: skip
    assert [step.state for step in first_steps()][:2] == ["fait", "en_cours"]


def test_other_roles_are_not_told_how_to_set_up(signed_in: Callable[..., Client]) -> None:
    """The steps are the secretariat's."""
    assert "Pour commencer" not in signed_in(Role.AUDITOR).get("/").content.decode()


@pytest.mark.parametrize(("count", "label"), [(0, "jury"), (1, "jury"), (2, "jurys")])
def test_a_card_speaks_of_one_or_of_several(count: int, label: str) -> None:
    """The label agrees with its figure."""
    assert Task(count, "jury", "jurys", "", "juries:list").label == label


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

    monkeypatch.setattr("parchemin.office.portal.cards.standing", Undeclared)
    card = next(task for task in tasks_of(secretary) if task.label == "parchemins à déclarer")
    assert card.due == date(2026, 9, 25)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2020, 2, 1), "délai dépassé le 01/02/2020"),
        (date(2999, 2, 1), "au plus tard le"),
    ],
)
def test_a_legal_date_that_is_past_says_so(
    due: date, said: str, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card does not announce as coming a day that has gone by."""
    card = Task(3, "parchemin", "parchemins", "", "juries:list", due=due)
    monkeypatch.setattr("parchemin.office.portal.views.tasks_of", lambda _: [card])
    assert said in signed_in().get(reverse("portal:home")).content.decode()
