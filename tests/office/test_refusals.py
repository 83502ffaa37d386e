"""A refused act shown as a page: its sentence, and a way back that stays in this office."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.middleware import RefusalsAsSentences


def refused(error: Exception, referer: str | None = None, *, https: bool = False) -> str:
    """The page shown for that error, asked from that address."""
    given = {"HTTP_REFERER": referer} if referer is not None else {}
    request: HttpRequest = RequestFactory(SERVER_NAME="localhost").get("/", secure=https, **given)
    answer = RefusalsAsSentences(lambda _: HttpResponse()).process_exception(request, error)
    assert answer is not None
    assert answer.status_code == 409
    return answer.content.decode()


@pytest.mark.parametrize(
    ("referer", "link"),
    [
        ("http://localhost/jurys/", "/jurys/"),
        ("http://localhost/jurys/?page=2&montrer=votes", "/jurys/?page=2&amp;montrer=votes"),
        ("http://localhost:80/jurys/", None),
    ],
)
def test_the_way_back_is_a_path_of_this_office(referer: str, link: str | None) -> None:
    """The page that asked is offered again, by its path alone."""
    page = refused(RefusedAct("Non."), referer)
    assert ("Revenir à la page précédente" in page) is (link is not None)
    if link:
        assert f'href="{link}"' in page


@pytest.mark.parametrize(
    "referer",
    [
        None,
        "",
        "javascript:alert(1)",
        "JavaScript://localhost/%0aalert(1)",
        "data:text/html,x",
        "http://ailleurs.example/piege",
        "http://localhost.ailleurs.example/piege",
        "http://localhost@ailleurs.example/piege",
        "//ailleurs.example/piege",
        "http:///ailleurs.example/piege",
        "http://localhost//ailleurs.example/piege",
        "http://localhost/\\ailleurs.example/piege",
        "http://localhost/\\/ailleurs.example",
        "http://[localhost/jurys/",
        "\\\\ailleurs.example",
    ],
)
def test_a_foreign_or_active_address_is_never_offered(referer: str | None) -> None:
    """Whoever forges the previous address, the page leads to the home page only."""
    page = refused(RefusedAct("Non."), referer)
    assert "Revenir à la page précédente" not in page
    assert "ailleurs" not in page
    assert "alert(1)" not in page


def test_the_way_back_never_leaves_https() -> None:
    """A page asked in clear is not offered by a page served under TLS."""
    assert "précédente" not in refused(RefusedAct("Non."), "http://localhost/jurys/", https=True)
    assert "précédente" in refused(RefusedAct("Non."), "https://localhost/jurys/", https=True)


def test_a_refusal_says_its_rule_or_the_line_to_write() -> None:
    """A refused act cites its rule; a silent règlement names the line it lacks."""
    assert "Article inventé" in refused(RefusedAct("Non.", rule="Article inventé"))
    assert "jury.partage" in refused(MissingRule("Rien ne le dit.", line="jury.partage"))


def test_other_errors_are_not_dressed_as_refusals() -> None:
    """A fault of the program is not shown as a rule."""
    middleware = RefusalsAsSentences(lambda _: HttpResponse())
    assert middleware.process_exception(RequestFactory().get("/"), ValueError("x")) is None


@pytest.mark.django_db
def test_the_address_of_an_act_is_a_page_when_somebody_reads_it(
    signed_in: Callable[..., Client], secretary: User
) -> None:
    """Read again after a refusal, the address of an act leads back instead of a blank page."""
    client = signed_in(secretary)
    address = reverse("juries:call_answer", args=["CONV-2026-0001"])
    answer = client.get(address, headers={"referer": "http://testserver/jurys/"})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    page = answer.content.decode()
    assert "elle ne se lit pas" in page
    assert 'href="/jurys/"' in page
    assert client.head(address).content == b""
    assert client.put(address).content == b""
