"""Un employeur vérifie un parchemin, sans compte."""

from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.gestures.delivery import open_certificate
from tests.journeys.gestures.signing import sign_in, step, text_of

pytestmark = pytest.mark.journey


def test_la_vie_d_un_visiteur(demo_office: Office, phone: Any, browser: Any) -> None:
    """Le vrai est dit vrai, le faux est dit faux, la faute de frappe est dite faute de frappe."""
    with opened_page(browser, DESK) as office:
        sign_in(office, demo_office.address, "secretariat")
        open_certificate(office, "Fictive-Acacia", "Parchemin")
        number = office.get_by_role("heading", level=1).inner_text()
        code = office.locator("dd code").first.inner_text()
    with step("il recopie le numéro et le code imprimés", phone):
        verify(phone, demo_office.address, number, code)
        assert "Ce document est authentique" in text_of(phone)
        assert "Anne Lucie Fictive-Acacia" in text_of(phone)
    with step("un code inventé n'ouvre rien", phone):
        verify(phone, demo_office.address, number, "ABCDEFGHJKMNPQRSTVWX")
        assert "Aucun document ne porte à la fois ce numéro et ce code" in text_of(phone)
        assert "Fictive-Acacia" not in text_of(phone)
    with step("un numéro mal recopié est dit mal recopié", phone):
        verify(phone, demo_office.address, f"{number[:-1]}{(int(number[-1]) + 1) % 10}", code)
        assert "n'est pas bien formé" in text_of(phone)


def verify(page: Any, address: str, number: str, code: str) -> None:
    page.goto(f"{address}/verifier")
    page.get_by_label("Numéro du document").fill(number)
    page.get_by_label("Code de vérification").fill(code)
    page.get_by_role("button", name="Vérifier").click()
