"""L'auditeur lit tout et ne change rien."""

import json
from typing import Any

import pytest

from parchemin.office.accounts.models import Role
from parchemin.office.permissions import PERMISSIONS, Audience
from tests.fixtures.office_process import Office
from tests.fixtures.pdf import page_texts
from tests.journeys.gestures.signing import menu, sign_in, step, text_of
from tests.journeys.gestures.sitting import fetched

pytestmark = pytest.mark.journey


def test_la_vie_d_un_auditeur(demo_office: Office, page: Any) -> None:
    """Registre, dossiers, procès-verbaux, journal ; toute écriture lui est refusée."""
    with step("il entre et lit chaque entrée de son menu", page):
        sign_in(page, demo_office.address, "auditeur")
        entries = page.get_by_role("navigation", name="Menu principal").get_by_role("link")
        for entry in entries.all_inner_texts():
            menu(page, entry)
            assert no_act(page), page.url
    with step("il télécharge le procès-verbal d'un jury clos", page):
        menu(page, "Jurys")
        page.get_by_role("row").filter(has_text="clos").get_by_role("link").first.click()
        assert "Procès-verbal" in " ".join(page_texts(fetched(page, "Procès-verbal en PDF")))
    with step("toute adresse d'écriture lui répond « page réservée »", page):
        addresses: dict[str, str] = json.loads(demo_office.run("tests.journeys.addresses"))
        closed = [path for name, path in addresses.items() if not opens(name)]
        assert len(closed) > 20
        for path in closed:
            answer = page.context.request.post(demo_office.address + path)
            assert answer.status == 403, f"{answer.status} {path}"
        page.goto(demo_office.address + addresses["candidates:add"])
        assert "Page réservée" in text_of(page)


def opens(name: str) -> bool:
    opening = PERMISSIONS[name]
    return isinstance(opening, Audience) or Role.AUDITOR in opening


def no_act(page: Any) -> bool:
    """No form of the page sends anything; searching and sorting only ask."""
    page.wait_for_load_state()
    return page.locator("main form[method=post]").count() == 0
