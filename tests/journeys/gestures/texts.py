"""From the public text to a published référentiel with its règlement."""

from pathlib import Path
from typing import Any

from tests.journeys.gestures.signing import menu, said, text_of


def deposit(page: Any, fiche: Path) -> None:
    """Send the text as a file; the office reads it and opens its review."""
    menu(page, "Référentiels")
    page.get_by_role("main").get_by_role("link", name="Déposer un référentiel").first.click()
    page.get_by_label("Fichier").set_input_files(fiche)
    page.get_by_role("button", name="Lire", exact=True).click()
    page.get_by_role("heading", name="La source").wait_for()


def waiting_findings(page: Any) -> list[str]:
    """What the reading waits an answer to, each as one sentence."""
    page.wait_for_load_state()
    rows = page.locator("#constats li.constat:visible")
    return [" ".join(text.split()) for text in rows.all_inner_texts()]


def answer_findings(page: Any, note: str) -> None:
    """Tick every finding as read, with one note for all."""
    for box in page.locator("#constats").get_by_role("checkbox").all():
        box.check()
    page.get_by_label("Votre réponse").fill(note)
    with page.expect_response("**/constats/"):
        page.get_by_role("button", name="J'ai lu les constats cochés").click()
    page.locator("#annonce", has_text="lu").wait_for()


def publish(page: Any) -> str:
    """Publish the version; what the office answers."""
    page.get_by_role("button", name="Publier la version").click()
    return said(page)


def deposit_reglement(page: Any, reglement: Path) -> str:
    """Send the règlement; the page that shows its rules."""
    menu(page, "Référentiels")
    page.get_by_role("link", name="Déposer un règlement").click()
    page.get_by_label("Fichier").set_input_files(reglement)
    page.get_by_role("button", name="Lire et publier").click()
    return text_of(page)
