"""The permission table against the real URLs: every URL, every role, nothing left open."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from parchemin.office.accounts.models import Role
from parchemin.office.permissions import PERMISSIONS, Audience, may_open

NOBODY_S_VALUE = {
    "uuid": "00000000-0000-4000-8000-000000000000",
    "int": 999_999_999,
    "string": "inconnu",
    "slug": "inconnu",
    "path": "inconnu",
}


def named_urls(
    patterns: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from named_urls(pattern.url_patterns, inner)
        else:
            yield f"{namespace}{pattern.name}", pattern


URLS = dict(named_urls(get_resolver().url_patterns))


def address(name: str) -> str:
    """The URL of that name for an object that does not exist."""
    converters = URLS[name].pattern.converters
    values = {
        key: NOBODY_S_VALUE[type(converter).__name__.removesuffix("Converter").lower()]
        for key, converter in converters.items()
    }
    return reverse(name, kwargs=values)


def test_every_url_is_in_the_table() -> None:
    """A URL that nobody wrote in the table does not exist: none is forgotten."""
    assert set(URLS) - set(PERMISSIONS) == set()


def test_every_row_of_the_table_is_a_url() -> None:
    """The table speaks only of URLs that exist, so that reading it is reading the office."""
    assert set(PERMISSIONS) - set(URLS) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(URLS))
def test_a_visitor_without_account_is_sent_to_the_login_page(name: str) -> None:
    """Without an account, only what the table opens to anyone answers."""
    response = Client().get(address(name))
    if PERMISSIONS[name] is Audience.ANYONE:
        assert response.status_code in {200, 404, 405}
    else:
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("accounts:login"))


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_each_role_opens_what_the_table_says_and_nothing_else(
    role: Role, signed_in: Callable[..., Client]
) -> None:
    """For every URL, a role outside the table meets a refusal, a role inside never does."""
    client = signed_in(role)
    user = client.get(reverse("portal:home")).wsgi_request.user
    for name in sorted(URLS):
        if name in {"accounts:logout", "accounts:login"}:
            continue
        for method in (client.get, client.post):
            status = method(address(name)).status_code
            assert (status == 403) is not may_open(name, user), (role, name, method, status)
            assert status < 500, (role, name, method, status)


@pytest.mark.django_db
def test_an_unknown_view_is_open_to_nobody(account: Callable[..., object]) -> None:
    """A view missing from the table stays closed even to the secretariat."""
    assert not may_open("oubliee:partout", account(Role.SECRETARIAT))
