"""What the secretariat does with a règlement in the browser: open its draft, write a rule, publish."""

from typing import Any

from tests.journeys.gestures.signing import menu


def open_draft(page: Any, number: str) -> None:
    """From the list of certifications to the draft of one règlement."""
    menu(page, "Référentiels")
    page.get_by_role("row", name=number).locator("a[href*='/reglements/']").first.click()
    page.get_by_role("button", name="Modifier le règlement").click()
    page.get_by_role("heading", name="Historique du brouillon").wait_for()


def rule(page: Any, anchor: str) -> Any:
    """One rule of the page, by its line and its rank."""
    return page.locator(f"#regle-{anchor}")


def save(page: Any) -> None:
    """Keep the rule in the draft, and come back to it."""
    page.get_by_role("button", name="Enregistrer dans le brouillon").click()
    page.get_by_role("heading", name="Historique du brouillon").wait_for()
