"""Whose address is slowed down: the visitor's, never the proxy's in front of the office."""

from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from parchemin.office.middleware import VisitorAddress


def address(settings: Any, *, https: bool, **headers: str) -> str:
    """The address that the views see."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, https=https)
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.META["REMOTE_ADDR"])
        return HttpResponse()

    VisitorAddress(view)(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", **headers))
    return seen[0]


@pytest.mark.parametrize(
    ("forwarded", "seen"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("2001:db8::7", "2001:db8::7"),
        ("", "127.0.0.1"),
        ("inconnu", "127.0.0.1"),
    ],
)
def test_behind_the_proxy_the_last_address_counts(settings: Any, forwarded: str, seen: str) -> None:
    """What the visitor invents comes first, what the proxy writes comes last; nonsense is ignored."""
    assert address(settings, https=True, HTTP_X_FORWARDED_FOR=forwarded) == seen


def test_without_a_proxy_the_header_is_not_believed(settings: Any) -> None:
    """In demonstration nobody may give himself another address."""
    assert address(settings, https=False, HTTP_X_FORWARDED_FOR="203.0.113.7") == "127.0.0.1"
