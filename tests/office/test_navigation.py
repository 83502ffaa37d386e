"""The menu: what the role may open, and where the person stands."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role

pytestmark = pytest.mark.django_db
CURRENT = 'aria-current="page"'


def current_entries(page: str) -> list[str]:
    """The labels of the menu entries marked as the current page."""
    return [piece.partition(">")[2].partition("<")[0] for piece in page.split(CURRENT)[1:]]


@pytest.mark.parametrize(
    ("view", "label"),
    [
        ("portal:home", "Accueil"),
        ("certificates:list", "Parchemins"),
        ("certificates:declarations", "Déclarations"),
        ("certificates:declare", "Déclarations"),
        ("candidates:add", "Candidats"),
        ("partners:bodies", "Certificateur"),
        ("accounts:open", "Comptes"),
        ("correspondences:overview", "Référentiels"),
        ("catalogue:list", "Catalogue"),
    ],
)
def test_one_entry_only_is_current(signed_in: Callable[..., Client], view: str, label: str) -> None:
    """Each page lights the one entry of the menu that leads to it."""
    page = signed_in().get(reverse(view)).content.decode()
    assert current_entries(page) == [label]


def test_a_tutor_sees_the_logbooks_and_nothing_of_the_office(
    signed_in: Callable[..., Client],
) -> None:
    """The menu holds no link that would lead to a refusal."""
    page = signed_in(Role.TUTOR).get(reverse("portal:home")).content.decode()
    assert reverse("logbooks:list") in page
    assert reverse("candidates:list") not in page
    assert reverse("journal:list") not in page
