"""Deux fois le même bouton, deux personnes à la fois : un seul effet, et une phrase."""

from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.clock import TODAY
from tests.journeys.counting import rows
from tests.journeys.gestures.signing import menu, said, sign_in, step, text_of
from tests.journeys.gestures.sitting import ratify
from tests.journeys.test_la_vie_d_un_jury import defer, open_session

pytestmark = pytest.mark.journey


def test_un_double_clic_sur_delivrer(own_demo_office: Office, page: Any) -> None:
    """Deux envois de la même demande ne délivrent qu'une fois chaque document."""
    sign_in(page, own_demo_office.address, "secretariat")
    with step("ouvrir la délivrance d'un jury clos et cliquer deux fois", page):
        menu(page, "Jurys")
        page.get_by_role("row").filter(has_text="RNCP40913").get_by_role("link").first.click()
        ratify(page, TODAY, "Séance du jour")
        menu(page, "Parchemins")
        page.get_by_role("link", name="Délivrer les documents").first.click()
        address = page.url
        page.get_by_role("button", name="Délivrer").dblclick()
        page.get_by_role("heading", name="Documents délivrés").wait_for(timeout=60_000)
        page.wait_for_load_state()
        once = rows(own_demo_office)
        count = page.get_by_role("row").count() - 1
    with step("revenir sur l'adresse : l'office dit que c'est déjà demandé", page):
        page.goto(address)
        assert "déjà demandée" in said(page)
        assert page.get_by_role("row").count() - 1 == count
    assert once["certificates_issuebatch"] == 2
    assert rows(own_demo_office)["certificates_certificate"] == once["certificates_certificate"]


def test_qui_preside_clot_dans_deux_fenetres(own_demo_office: Office, browser: Any) -> None:
    """La seconde clôture ne refait rien et mène au procès-verbal ; le secrétariat ne clôt pas."""
    with (
        opened_page(browser, DESK) as desk,
        opened_page(browser, DESK) as first,
        opened_page(browser, DESK) as second,
    ):
        with step("le secrétariat prépare la clôture, sans pouvoir la prononcer", desk):
            sign_in(desk, own_demo_office.address, "secretariat")
            open_session(desk)
            defer(desk, "LAURIER")
            open_session(desk)
            desk.get_by_role("button", name="Tous les présents suivent").click()
            desk.get_by_role("link", name="Clore", exact=True).click()
            assert "clôt depuis son compte" in text_of(desk)
            assert desk.get_by_role("button", name="Clore le jury").count() == 0
        with step("qui préside ouvre deux fois la page de clôture", first):
            for page in (first, second):
                sign_in(page, own_demo_office.address, "employeur")
                open_session(page)
                page.get_by_role("link", name="Clore", exact=True).click()
        with step("la première fenêtre clôt", first):
            first.get_by_role("button", name="Clore le jury").click()
            assert "Jury clos" in said(first)
            closed = rows(own_demo_office)
        with step("la seconde clôt à son tour : le jury l'est déjà, rien n'est refait", second):
            second.get_by_role("button", name="Clore le jury").click()
            assert "déjà clos" in said(second)
    assert rows(own_demo_office) == closed
