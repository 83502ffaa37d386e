"""Le tuteur puis le manager attestent, chacun en son nom, en deux minutes au téléphone."""

from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.gestures.looking import shape_faults
from tests.journeys.gestures.people import open_person
from tests.journeys.gestures.signing import menu, sign_in, sign_out, step, text_of

pytestmark = pytest.mark.journey
PERSON = "Fictive-Platane"


def test_la_vie_d_un_tuteur(demo_office: Office, phone: Any, browser: Any) -> None:
    """Un carnet n'est complet que signé des deux ; un refus dit ce qui manque encore."""
    with step("le secrétariat désigne le manager"):
        with opened_page(browser, DESK) as office:
            sign_in(office, demo_office.address, "secretariat")
            open_person(office, PERSON)
            office.get_by_role("link", name="Désigner un tuteur ou un manager").click()
            office.get_by_label("Identifiant").fill("manager")
            office.get_by_role("combobox", name="Fonction").select_option(label="Manager")
            office.get_by_role("button", name="Désigner").click()
    with step("le manager atteste toutes les compétences", phone):
        sign_in(phone, demo_office.address, "manager")
        open_logbook(phone)
        assert shape_faults(phone) == []
        for choice in phone.get_by_label("J'atteste").all():
            choice.check()
        phone.get_by_role("button", name="Enregistrer").click()
        assert "Rien n'est encore enregistré" not in text_of(phone)
        open_logbook(phone)
        count = phone.get_by_label("J'atteste").count()
        assert f"{count} compétences attestées sur {count}" in text_of(phone)
        sign_out(phone)
    with step("le tuteur revient sur une compétence sans dire pourquoi : refusé", phone):
        sign_in(phone, demo_office.address, "tuteur")
        open_logbook(phone)
        first = phone.locator("fieldset.saisie").first
        first.get_by_label("Pas encore").check()
        phone.get_by_role("button", name="Enregistrer").click()
        assert "Dites ce qui manque encore" in text_of(phone)
    with step("il dit ce qui manque : enregistré, et le dossier le montre", phone):
        phone.locator("fieldset.saisie").first.get_by_role("textbox").fill("À revoir en officine.")
        phone.get_by_role("button", name="Enregistrer").click()
        open_logbook(phone)
        assert f"{count - 1} compétence" in text_of(phone)


def open_logbook(phone: Any) -> None:
    """The logbook of the person, from the menu."""
    menu(phone, "Carnets")
    phone.locator(".carte-candidat").filter(has_text=PERSON).or_(
        phone.locator(".carte-candidat").filter(has_text=PERSON.upper())
    ).get_by_role("link").click()
    phone.wait_for_load_state()
