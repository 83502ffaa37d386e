"""Coming in, going out, and saying in French what one is doing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

FIRST_ACCOUNT, FIRST_PASSWORD = "mireille", "les-parchemins-du-bureau"
DEMO_PASSWORD = "parchemin-demo"


@contextmanager
def step(sentence: str, page: Any = None) -> Iterator[None]:
    """A step of the story; a failure inside it says which one it was, and what the page said."""
    try:
        yield
    except Exception as fault:
        fault.add_note(f"Pendant l'étape : {sentence}.")
        if page is not None and not page.is_closed():
            fault.add_note(
                f"La page {page.url} disait :\n{page.locator('main').inner_text()[:2000]}"
            )
        raise


def sign_in(page: Any, address: str, name: str, password: str = DEMO_PASSWORD) -> None:
    """From the login page to the home page."""
    page.goto(f"{address}/")
    page.get_by_label("Nom d’utilisateur").or_(page.get_by_label("Identifiant")).fill(name)
    page.get_by_label("Mot de passe").fill(password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_role("heading", level=1, name="Bonjour").wait_for()


def sign_out(page: Any) -> None:
    page.get_by_role("button", name="Se déconnecter").click()
    page.get_by_role("heading", level=1, name="Connexion").wait_for()


def said(page: Any) -> str:
    """What the office answers to an act, at the top of the page."""
    page.wait_for_load_state()
    return " ".join(page.locator("main > [role=status]").inner_text().split())


def text_of(page: Any) -> str:
    """The whole page as it is read, one space between words."""
    page.wait_for_load_state()
    return " ".join(page.locator("main").inner_text().split())


def menu(page: Any, entry: str) -> None:
    """Follow an entry of the main menu."""
    page.get_by_role("navigation", name="Menu principal").get_by_role("link", name=entry).click()
