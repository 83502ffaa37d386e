"""L'évaluateur saisit, debout, au téléphone."""

from typing import Any

import pytest

from tests.fixtures.office_process import Office
from tests.journeys.clock import YESTERDAY
from tests.journeys.gestures.looking import shape_faults
from tests.journeys.gestures.signing import menu, said, sign_in, step, text_of

pytestmark = pytest.mark.journey


def test_la_vie_d_un_evaluateur(demo_office: Office, phone: Any) -> None:
    """Trois modalités d'un bloc en une page, sans zoom ; deux envois ne font qu'un résultat."""
    with step("il entre et trouve ses candidats", phone):
        sign_in(phone, demo_office.address, "evaluateur")
        menu(phone, "Épreuves")
        assert shape_faults(phone) == []
    with step("il ouvre le bloc 4 de Sacha Noisetier, qui n'est pas évalué", phone):
        card = (
            phone.locator(".carte-candidat")
            .filter(has_text="NOISETIER")
            .or_(phone.locator(".carte-candidat").filter(has_text="Noisetier"))
        )
        card.get_by_role("link").nth(3).click()
        assert shape_faults(phone) == []
    with step("il coche chaque modalité et enregistre", phone):
        phone.get_by_label("Épreuve du").fill(YESTERDAY.isoformat())
        sheets = phone.locator("fieldset.saisie").all()
        for sheet in sheets:
            sheet.get_by_label("Acquis", exact=True).check()
        phone.get_by_role("button", name="Enregistrer").click()
        assert f"{len(sheets)} résultats enregistrés" in said(phone)
    with step("la page montre ce qui est en vigueur et n'offre plus que de corriger", phone):
        assert text_of(phone).count("En vigueur : acquis") == len(sheets)
        phone.get_by_role("link", name="Corriger ce résultat").first.click()
        phone.get_by_role("button", name="Enregistrer la correction").click()
        assert "Motif de la correction" in text_of(phone)
        assert "Correction enregistrée" not in text_of(phone)
