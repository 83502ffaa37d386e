"""Deux personnes sur le même candidat, chacune dans son navigateur : nul ne perd sa voix."""

from typing import Any

import pytest

from tests.fixtures.browser import PHONE, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.gestures.signing import menu, sign_in, step, text_of

pytestmark = pytest.mark.journey


def test_deux_personnes_en_seance(own_demo_office: Office, page: Any, browser: Any) -> None:
    """Le membre vote de son téléphone, le secrétariat le voit ; sa page dépassée est refusée."""
    address = own_demo_office.address
    with opened_page(browser, PHONE) as member:
        with step("tous deux ouvrent le même candidat", page):
            sign_in(page, address, "secretariat")
            sign_in(member, address, "salarie")
            open_candidate(page)
            member.goto(page.url)
        with step("le membre vote de son téléphone, bloc par bloc", member):
            for box in member.locator("select[name^='voix.']").all():
                box.select_option("pour")
            member.get_by_role("button", name="Enregistrer mes voix").click()
            member.get_by_role("button", name="Enregistrer mes voix").wait_for()
        with step("sans recharger, la salle lit ses voix", page):
            page.locator(".ligne-voix select").first.wait_for()
            page.wait_for_function(
                "() => [...document.querySelectorAll('.ligne-voix select')]"
                ".some((one) => one.value === 'pour')",
                timeout=15_000,
            )
        with step("la salle saisit autre chose pendant que le membre change d'avis", page):
            box = member.locator("select[name^='voix.']").first
            name = box.get_attribute("name")
            page.locator(f"select[name='{name}']").select_option("abstention")
            box.select_option("contre")
            member.get_by_role("button", name="Enregistrer mes voix").click()
            page.get_by_text("De nouvelles voix sont arrivées").wait_for(timeout=15_000)
            page.get_by_role("button", name="Enregistrer les voix").click()
            page.get_by_role("alert").wait_for()
            assert "Entre-temps" in text_of(page)
            assert "Rien n'a été changé" in text_of(page)
            assert page.locator(f"select[name='{name}']").input_value() == "contre"
        with step("une flèche mène au candidat suivant, une autre en ramène", page):
            here = page.url
            page.locator("h1").click()
            page.keyboard.press("ArrowRight")
            page.wait_for_url(lambda url: url != here)
            page.keyboard.press("ArrowLeft")
            page.wait_for_url(here)


def open_candidate(page: Any) -> None:
    """The first candidate of the only session that is open."""
    menu(page, "Jurys")
    page.get_by_role("row").filter(has_text="ouvert").get_by_role("link").first.click()
    page.get_by_role("link", name="Un candidat à la fois").click()
    page.locator("#deliberation").wait_for()
