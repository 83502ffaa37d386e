"""Deux membres votent de leur propre compte ; qui préside clôt."""

from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.gestures.signing import menu, said, sign_in, step, text_of

pytestmark = pytest.mark.journey


def test_la_vie_d_un_jury(own_demo_office: Office, page: Any, browser: Any) -> None:
    """Chacun donne ses voix, personne celles d'un autre ; la clôture attend tous les votes."""
    address = own_demo_office.address
    with step("le membre du collège salarié vote un candidat bloc par bloc"):
        with opened_page(browser, DESK) as employee:
            sign_in(employee, address, "salarie")
            open_session(employee)
            vote_first_candidate(employee)
            assert employee.get_by_role("link", name="Clore", exact=True).count() == 0
    with step("qui préside suit les propositions, puis tente de clore trop tôt", page):
        sign_in(page, address, "employeur")
        open_session(page)
        follow(page)
        page.get_by_role("link", name="Clore", exact=True).click()
        assert "Ce qui empêche de clore" in text_of(page)
    with step("le membre du collège salarié donne ses autres voix"):
        with opened_page(browser, DESK) as employee:
            sign_in(employee, address, "salarie")
            open_session(employee)
            follow(employee)
    with step("le secrétariat renvoie la candidate dont un résultat est excusé"):
        with opened_page(browser, DESK) as office:
            sign_in(office, address, "secretariat")
            open_session(office)
            defer(office, "LAURIER")
    with step("qui préside clôt, et le procès-verbal s'ouvre", page):
        open_session(page)
        page.get_by_role("link", name="Clore", exact=True).click()
        assert "votre clôture est définitive" in text_of(page)
        page.get_by_role("button", name="Clore le jury").click()
        assert "Jury clos" in said(page)
        assert "Procès-verbal" in page.get_by_role("heading", level=1).inner_text()


def open_session(page: Any) -> None:
    """The only session that is open."""
    menu(page, "Jurys")
    page.get_by_role("row").filter(has_text="ouvert").get_by_role("link").first.click()


def follow(page: Any) -> None:
    page.get_by_role("button", name="Je suis toutes les propositions").click()
    assert "selon les propositions" in said(page)


def vote_first_candidate(page: Any) -> None:
    """One voice per bloc, chosen one by one; only her own voices may be chosen."""
    page.get_by_role("link", name="Délibérer sur").first.click()
    page.wait_for_load_state()
    voices = page.locator("select[name^='voix.']")
    assert len({box.get_attribute("name").split(".")[1] for box in voices.all()}) == 1
    for box in voices.all():
        box.select_option(label="Pour")
    page.get_by_role("button", name="Enregistrer mes voix").click()
    page.locator("select[name^='voix.']").first.wait_for()
    assert (
        page.locator("select[name^='voix.'] option:checked").all_inner_texts()
        == ["Pour"] * voices.count()
    )


def defer(page: Any, name: str) -> None:
    page.get_by_role("article").filter(has_text=name).get_by_role("link", name="Délibérer").click()
    page.get_by_text("Renvoyer à une autre session").click()
    page.get_by_label("Motif", exact=True).last.fill("Excusée à une modalité, avec certificat.")
    page.get_by_role("button", name="Renvoyer").click()
    assert "renvoyé" in text_of(page)
