"""Addresses nobody meant: they find nothing or filter nothing, and never break."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from parchemin.office.accounts.models import User
from tests.office.promotion import Accounts, Published, SignIn
from tests.office.world import BLOC, World, world

ODD = (
    "\x00",
    "%",
    "_",
    "'",
    "\\",
    "<script>alert(1)</script>",
    "🎓",
    "-1",
    "9" * 40,
    "\u202e",
    "é",
    "x" * 61,
)
LISTS = {
    "candidates:list": ("q", "certification", "voie", "organisme", "etat", "page", "sort"),
    "candidates:export": ("q", "certification", "organisme", "etat"),
    "partners:bodies": ("recherche", "page", "sort", "format"),
    "referentiels:list": ("recherche", "page", "sort", "format"),
    "epreuves:list": ("version", "manque", "page"),
    "epreuves:assign": ("version",),
}
MISSING = (
    "/referentiels/versions/{}/",
    "/referentiels/relecture/{}/",
    "/referentiels/sources/{}/",
    "/referentiels/reglements/{}/",
    "/certificateur/organismes/{}/",
    "/certificateur/habilitations/{}/clore/",
    "/carnets/{}/",
    "/epreuves/resultats/{}/corriger/",
)


@pytest.fixture
def client(published: Published, secretary: User, account: Accounts, signed_in: SignIn) -> Client:
    """A secretary's browser on a certifier at work."""
    world(published, secretary, account)
    return signed_in(secretary)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_takes_any_filter(client: Client, name: str) -> None:
    """A filter that means nothing gives a list or nothing, without any code of the typist."""
    for field in LISTS[name]:
        for value in ODD:
            answer = client.get(reverse(name), {field: value})
            assert answer.status_code == (404 if value == "\x00" else 200), (field, value)
            body = b"".join(answer) if answer.streaming else answer.content
            assert b"<script>alert" not in body, (field, value)


@pytest.mark.parametrize("number", ["0", "2147483648", "9" * 19, "9" * 40])
def test_a_number_that_is_nobodys_finds_nothing(client: Client, number: str) -> None:
    """Zero and numbers longer than the database's are not found, on every numbered page."""
    for pattern in MISSING:
        assert client.get(pattern.format(number)).status_code in (403, 404), pattern


@pytest.mark.parametrize("value", ODD)
def test_a_name_that_is_nobodys_finds_nothing(
    published: Published, secretary: User, account: Accounts, signed_in: SignIn, value: str
) -> None:
    """A bloc, a place of a text or a certification that does not exist is not found, nor written."""
    seen: World = world(published, secretary, account)
    client = signed_in(secretary)
    for name, arguments in (
        ("epreuves:enter", (seen.ours.path.pk, value)),
        ("referentiels:correct", (seen.draft.pk, value)),
        ("referentiels:correct", (seen.draft.pk, f"blocks.{value}.title")),
        ("partners:registration", (value,)),
        ("partners:registration_edit", (value,)),
    ):
        try:
            address = reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        assert client.get(address).status_code == 404, name
    assert client.get(reverse("epreuves:enter", args=(seen.ours.path.pk, BLOC))).status_code == 200
