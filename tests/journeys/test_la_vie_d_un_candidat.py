"""La candidate suit son dossier et garde son parchemin."""

from typing import Any

import pytest

from tests.fixtures.office_process import Office
from tests.fixtures.pdf import page_texts
from tests.journeys.gestures.looking import shape_faults
from tests.journeys.gestures.signing import sign_in, step, text_of
from tests.journeys.gestures.sitting import fetched

pytestmark = pytest.mark.journey


def test_la_vie_d_une_candidate(demo_office: Office, phone: Any) -> None:
    """Elle voit où elle en est, télécharge son parchemin, et ne voit personne d'autre."""
    with step("elle entre et trouve son parcours et son parchemin", phone):
        sign_in(phone, demo_office.address, "candidat")
        assert "CQP Intervenant médico-technique à domicile" in text_of(phone)
        (text,) = page_texts(fetched(phone, "Parchemin n°"))
        assert "Anne Lucie Fictive-Acacia" in text
    with step("elle ouvre son dossier : chaque bloc, chaque résultat", phone):
        phone.get_by_role("heading", level=3).get_by_role("link").click()
        seen = text_of(phone)
        assert "Fictive-Acacia" in seen.title()
        assert all(f"RNCP40657BC0{rank}" in seen for rank in range(1, 5))
        assert shape_faults(phone) == []
    with step("rien ne mène à la liste des candidats, et son adresse lui est refusée", phone):
        assert phone.get_by_role("link", name="Candidats").count() == 0
        phone.goto(f"{demo_office.address}/candidats/")
        assert "Page réservée" in text_of(phone)
