"""The journeys' own tools: a real browser that stays on this machine and forgets everything."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page

pytestmark = pytest.mark.journey

PAGES = {
    "/": b"<title>Bonjour</title><script>document.cookie = 'vu=oui'</script>",
    "/dehors": b"<img src='http://exemple.invalid/x.png'>",
    "/faute": b"<script>fonctionAbsente()</script>",
}


class Pages(BaseHTTPRequestHandler):
    """Serve the pages above."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path in PAGES else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, b""))

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a small server."""
    with HTTPServer(("127.0.0.1", 0), Pages) as server:
        serving = threading.Thread(target=server.serve_forever, args=(0.05,))
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def test_a_page_of_this_machine_opens(page: Any, address: str) -> None:
    """The system's Chromium opens a page served here, in French and in Paris."""
    page.goto(address)
    assert page.title() == "Bonjour"
    assert page.evaluate("navigator.language") == "fr-FR"
    zone = "Intl.DateTimeFormat().resolvedOptions().timeZone"
    assert page.evaluate(zone) == "Europe/Paris"


def test_each_page_starts_from_nothing(browser: Any, address: str) -> None:
    """A cookie of one profile is not seen by the next."""
    with opened_page(browser, DESK) as first:
        first.goto(address)
        assert first.evaluate("document.cookie") == "vu=oui"
    with opened_page(browser, DESK) as second:
        assert not second.context.cookies(address)


@pytest.mark.parametrize(
    ("path", "fault"), [("/dehors", "exemple.invalid"), ("/faute", "fonctionAbsente")]
)
def test_a_page_that_faults_fails_the_test(
    browser: Any, address: str, path: str, fault: str
) -> None:
    """A request sent elsewhere and a script error each fail the test that opened the page."""
    with pytest.raises(AssertionError, match=fault), opened_page(browser, DESK) as page:
        page.goto(address + path)


def test_the_phone_is_narrow(phone: Any, address: str) -> None:
    """The phone's page has a phone's width."""
    phone.goto(address)
    assert phone.evaluate("screen.width") == 390
