"""Signing in: Argon2, throttling, demonstration accounts only in demonstration mode."""

from collections.abc import Callable

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from parchemin.office.accounts.actions import open_account
from parchemin.office.accounts.models import Role, User

SECRET = "une phrase de passe inventée"
LOGIN = "/compte/connexion/"


@pytest.fixture
def someone(db: None) -> User:
    return open_account(
        username="claire", role=Role.SECRETARIAT, password=SECRET, full_name="Claire Exemple",
        email="claire@demo.invalid", by="système",
    )  # fmt: skip


def attempt(client: Client, password: str) -> int:
    return client.post(LOGIN, {"username": "claire", "password": password}).status_code


def test_a_password_is_kept_with_argon2(someone: User) -> None:
    """The stored password is an Argon2id hash."""
    assert someone.password.startswith("argon2$argon2id$")


def test_the_right_password_opens_the_office(someone: User) -> None:
    """After signing in, the home page answers under the person's name."""
    client = Client()
    assert attempt(client, SECRET) == 302
    assert "Claire Exemple" in client.get(reverse("portal:home")).content.decode()


def test_a_wrong_name_and_a_wrong_password_get_the_same_sentence(someone: User) -> None:
    """The sentence never tells whether the account exists."""
    pages = [
        Client().post(LOGIN, {"username": name, "password": "faux"}).content.decode()
        for name in ("claire", "personne")
    ]
    for page in pages:
        assert "Identifiant ou mot de passe inconnu" in page


def test_too_many_attempts_suspend_the_account(someone: User) -> None:
    """After eight failures even the right password waits, and the page says how long."""
    client = Client()
    for _ in range(8):
        attempt(client, "faux")
    response = client.post(LOGIN, {"username": "claire", "password": SECRET})
    assert response.status_code == 429
    assert "quart d'heure" in response.content.decode()


@pytest.mark.parametrize(("demo", "shown"), [(True, True), (False, False)])
def test_demo_accounts_are_listed_in_demonstration_only(
    someone: User, demo: bool, shown: bool
) -> None:
    """The list of invented accounts and their password never shows in production."""
    with override_settings(DEMO=demo):
        page = Client().get(LOGIN).content.decode()
    assert ("parchemin-demo" in page) is shown
    assert ("Comptes de démonstration" in page) is shown


def test_signing_out_needs_a_post(signed_in: Callable[..., Client]) -> None:
    """A link cannot sign somebody out; the button can."""
    client = signed_in()
    assert client.get(reverse("accounts:logout")).status_code == 405
    assert client.post(reverse("accounts:logout")).status_code == 302
    assert client.get(reverse("portal:home")).status_code == 302
