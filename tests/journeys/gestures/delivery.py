"""From a closed jury to documents that anybody can verify, and to their declaration."""

from datetime import date
from typing import Any

from tests.journeys.gestures.signing import menu, said


def issue(page: Any, on: date) -> None:
    """Issue everything the closed jury gives a right to, and wait for the last document."""
    menu(page, "Parchemins")
    page.get_by_role("link", name="Délivrer les documents").first.click()
    page.get_by_label("Date de délivrance").fill(on.isoformat())
    page.get_by_role("button", name="Délivrer").click()
    page.get_by_role("heading", name="Documents délivrés").wait_for(timeout=60_000)


def open_certificate(page: Any, holder: str, kind: str) -> None:
    """The page of a document in the register."""
    menu(page, "Parchemins")
    row = page.get_by_role("row").filter(has_text=holder).filter(has_text=kind)
    row.get_by_role("link").first.click()


def declare(page: Any) -> str:
    """Establish the declaration of everybody who is ready."""
    menu(page, "Déclarations")
    page.get_by_role("link", name="Préparer une déclaration").click()
    page.get_by_role("button", name="Établir la déclaration").click()
    return said(page)
