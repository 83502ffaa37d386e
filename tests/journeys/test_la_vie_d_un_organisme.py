"""L'organisme habilité inscrit ses candidats et ne voit qu'eux."""

from typing import Any

import pytest

from tests.fixtures.browser import DESK, opened_page
from tests.fixtures.office_process import Office
from tests.journeys.clock import YESTERDAY
from tests.journeys.gestures.people import enrol, open_person
from tests.journeys.gestures.signing import menu, sign_in, step, text_of

pytestmark = pytest.mark.journey


def test_la_vie_d_un_organisme(demo_office: Office, page: Any, browser: Any) -> None:
    """Une inscription par le formulaire, un dossier suivi, aucun regard chez les autres."""
    with step("le certificateur inscrit quelqu'un lui-même"):
        with opened_page(browser, DESK) as office:
            sign_in(office, demo_office.address, "secretariat")
            enrol(office, "Fictive-Paulownia", "Yvonne", "RNCP40657", YESTERDAY)
            elsewhere = office.url
    with step("l'organisme entre et inscrit une personne", page):
        sign_in(page, demo_office.address, "organisme")
        enrol(page, "Fictif-Prunier", "Zéphyr", "RNCP40657", YESTERDAY)
        assert "Fictif-Prunier" in page.get_by_role("heading", level=1).inner_text().title()
    with step("il retrouve cette personne, pas celle du certificateur", page):
        menu(page, "Candidats")
        seen = text_of(page).upper()
        assert "FICTIF-PRUNIER" in seen
        assert "FICTIVE-PAULOWNIA" not in seen
    with step("il ouvre le dossier d'un autre : la page n'existe pas pour lui", page):
        page.goto(elsewhere)
        assert "Page introuvable" in text_of(page)
    with step("il lit ce qui manque à son candidat et ne saisit aucun résultat", page):
        open_person(page, "Fictif-Prunier")
        assert "Ce qui manque" in text_of(page)
        assert page.get_by_role("link", name="Saisir ou corriger").count() == 0
