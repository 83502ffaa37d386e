"""The register's catalogue, and what links one certification to another."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.journeys.gestures.signing import menu, said, text_of


def give_export(page: Any, file: Path) -> None:
    """Send an export by its screen; what follows is whatever the office makes of it."""
    menu(page, "Catalogue")
    page.get_by_role("main").get_by_role("link", name="Imports").click()
    page.get_by_role("link", name="Déposer un export").first.click()
    page.get_by_label("Export du registre").set_input_files(file)
    page.get_by_role("button", name="Importer").click()


def deposit_export(page: Any, file: Path) -> str:
    """Send an export and wait until the office has put it away; what it says of it."""
    give_export(page, file)
    page.locator("#avancement", has_text="Achevé").wait_for()
    return text_of(page)


def search(page: Any, words: str) -> str:
    """Search the catalogue; what the list says."""
    menu(page, "Catalogue")
    page.get_by_label("Mots, numéro").fill(words)
    page.get_by_role("button", name="Chercher").click()
    return text_of(page)


def bring_near(page: Any, number: str, other: str) -> None:
    """Read a certification beside another text, and prepare the rule of the nearest pair."""
    menu(page, "Référentiels")
    page.get_by_role("link", name="Correspondances entre certifications").click()
    page.get_by_role("link", name=number, exact=True).click()
    page.get_by_role("link", name="Rapprocher deux textes").click()
    page.get_by_label("Comparer avec").fill(other)
    page.get_by_role("button", name="Comparer").click()
    page.get_by_role("link", name="Préparer la règle de cette paire").first.click()


def decide(page: Any, decision: str, on: date) -> str:
    """Give the decision behind the rule that is on the screen; what the office answers."""
    page.get_by_label("Décision qui la fonde").fill(decision)
    page.get_by_label("Décidée le").fill(on.isoformat())
    page.get_by_label("Applicable depuis le").fill(on.isoformat())
    page.get_by_role("button", name="Poser la correspondance").click()
    return said(page)
