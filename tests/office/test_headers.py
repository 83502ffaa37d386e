"""The headers that keep the browser strict, on pages, refusals and public pages alike."""

import pytest
from django.test import Client
from django.urls import reverse

EXPECTED = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/compte/connexion/", "/", "/nulle-part/", "/sante"])
@pytest.mark.parametrize(("header", "value"), EXPECTED.items())
def test_a_page_carries_the_strict_header(path: str, header: str, value: str) -> None:
    """Whatever the page and its status, the header is there with its strict value."""
    assert value in Client().get(path)[header]


@pytest.mark.django_db
def test_the_policy_allows_no_inline_script_and_no_foreign_source() -> None:
    """The content policy names only this server, and never 'unsafe-inline' nor 'unsafe-eval'."""
    policy = Client().get(reverse("accounts:login"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused() -> None:
    """A post that does not carry the CSRF token changes nothing, and says so in the office's words."""
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("accounts:login"), {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Ce formulaire a été ouvert avant votre dernière connexion" in response.content.decode()
    assert "DEBUG" not in response.content.decode()
