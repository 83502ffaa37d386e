"""The screens of this stage in a real browser: accessible, within the screen, alive."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse

from parchemin.office.certificates import production
from parchemin.office.certificates.actions.declaring import declare
from tests.office.certificates.test_declaring import NOW

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def enter(signed_in: Any, secretary: Any, live_server: Any) -> Callable[[Any], None]:
    """Give a browser page the session of the secretariat."""

    def sign_in(page: Any) -> None:
        session = signed_in(secretary).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture
def addresses(issued: Any, closed_jury: Any, secretary: Any, live_server: Any) -> list[str]:
    """Every page of the stage, each with something to show."""
    row = issued((True, True), (True, False))[0]
    declaration, _ = declare(by=secretary, now=NOW)
    jury = closed_jury((True, True), (True, False))
    paths = [
        reverse("certificates:list"),
        reverse("certificates:issue", args=[jury.pk]),
        reverse("certificates:batch", args=[row.batch_id]),
        reverse("certificates:detail", args=[row.number]),
        reverse("certificates:revoke", args=[row.number]),
        reverse("certificates:verify_home"),
        reverse("certificates:verify", args=[row.verification_code]),
        reverse("certificates:verify", args=["INCONNU"]),
        reverse("certificates:declarations"),
        reverse("certificates:declare"),
        reverse("certificates:declaration", args=[declaration.pk]),
        reverse("certificates:acknowledge"),
    ]
    return [f"{live_server.url}{path}" for path in paths]


@pytest.mark.parametrize("size", ["page", "phone"])
def test_every_screen_is_accessible_and_fits(
    size: str, request: Any, addresses: list[str], enter: Any
) -> None:
    """No axe finding and no sideways scrolling, at the desk and on a phone."""
    page = request.getfixturevalue(size)
    enter(page)
    faults = []
    for address in addresses:
        page.goto(address)
        faults += [(address, one["id"]) for one in Axe().run(page).response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            faults.append((address, f"déborde de {wide} px"))
    assert faults == []


def test_the_batch_page_follows_the_work_and_comes_to_rest(
    page: Any, closed_jury: Any, batch_of: Any, live_server: Any, enter: Any
) -> None:
    """The bar moves without a reload by hand, then the documents appear by themselves."""
    batch = batch_of(closed_jury((True, True), (True, True)))
    enter(page)
    page.goto(f"{live_server.url}{reverse('certificates:batch', args=[batch.pk])}")
    assert page.locator("progress").get_attribute("value") == "0"
    production.complete(str(batch.pk))
    page.get_by_role("heading", name="Documents délivrés").wait_for()
    assert page.locator("progress").get_attribute("value") == "2"
    assert page.get_by_text("achevé", exact=True).is_visible()
