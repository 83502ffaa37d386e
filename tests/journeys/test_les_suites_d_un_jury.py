"""Après la clôture : le candidat lit sa lettre et conteste, le secrétariat décide et corrige."""

from typing import Any

import pytest

from tests.fixtures.browser import PHONE, opened_page
from tests.fixtures.office_process import Office
from tests.fixtures.pdf import page_texts
from tests.journeys.clock import TODAY
from tests.journeys.gestures.looking import axe_faults, shape_faults
from tests.journeys.gestures.signing import menu, said, sign_in, step, text_of
from tests.journeys.gestures.sitting import fetched

pytestmark = pytest.mark.journey
GROUNDS = "La note de l'entretien ne correspond pas à la grille."


def test_les_suites_d_un_jury(own_demo_office: Office, page: Any, browser: Any) -> None:
    """De la notification au recours décidé, puis au procès-verbal rectificatif."""
    address = own_demo_office.address
    with opened_page(browser, PHONE) as phone:
        with step("la candidate lit sa notification sur son téléphone", phone):
            sign_in(phone, address, "candidat")
            phone.get_by_role("heading", level=3).get_by_role("link").click()
            assert "Vous obtenez la certification" in " ".join(
                " ".join(page_texts(fetched(phone, "Notification NOT-"))).split()
            )
        with step("elle dépose un recours, et voit où il en est", phone):
            phone.get_by_role("link", name="déposer un recours").click()
            phone.get_by_label("Ce qui est contesté").fill(GROUNDS)
            phone.get_by_role("button", name="Déposer le recours").click()
            assert "déposé" in said(phone)
            assert GROUNDS in text_of(phone)
            assert shape_faults(phone) == []
            assert axe_faults(phone) == []
            number = phone.get_by_role("heading", level=1).inner_text().removeprefix("Recours ")
    with step("le secrétariat entend la candidate, puis note la décision", page):
        sign_in(page, address, "secretariat")
        menu(page, "Jurys")
        page.get_by_role("link", name="Recours", exact=True).click()
        page.get_by_role("link", name=number).click()
        note(page, "Noter une audition", {"Devant": "la commission", "Compte rendu": "Entendue."})
        page.get_by_text("Noter la décision", exact=True).first.click()
        page.get_by_role("combobox", name="Décision").select_option(label="rejeté")
        fill(page, {"Par": "la commission", "Motif": "Grille conforme."})
        page.get_by_role("button", name="Noter la décision").click()
        assert "enregistrée" in said(page)
        assert "rejeté" in text_of(page)
        assert page.get_by_role("button", name="Noter la décision").count() == 0
    with step("il corrige un mot du procès-verbal : un rectificatif s'ajoute", page):
        menu(page, "Jurys")
        page.get_by_role("row").filter(has_text="JURY-2026-0001").get_by_role("link").first.click()
        page.get_by_role("link", name="Rectifier").click()
        page.get_by_label("Pourquoi ce procès-verbal est corrigé").fill("Salle mal écrite.")
        page.get_by_label("Lieu").fill("Paris, salle A")
        page.get_by_role("button", name="Sceller").click()
        number = said(page).removeprefix("Procès-verbal rectificatif ").split()[0]
        written = " ".join(" ".join(page_texts(fetched(page, number))).split())
        assert "lire « Paris, salle A »" in written


def note(page: Any, summary: str, words: dict[str, str]) -> None:
    """Open a folded form, fill it, send it."""
    page.get_by_text(summary, exact=True).first.click()
    fill(page, words)
    page.get_by_role("button", name="Noter l'audition").click()
    assert "enregistrée" in said(page)


def fill(page: Any, words: dict[str, str]) -> None:
    for label, text in words.items():
        shown = page.get_by_role("textbox", name=label).locator("visible=true")
        shown.first.fill(text)
    for day in page.locator("input[type=date]:visible").all():
        day.fill(TODAY.isoformat())
