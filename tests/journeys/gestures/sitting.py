"""The jury: its pool, its composition, its session, its minutes."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.journeys.gestures.signing import menu, said


@dataclass(frozen=True)
class Member:
    """Somebody of the pool, with a mandate that covers the day."""

    name: str
    college: str
    sex: str


def add_member(page: Any, member: Member, today: date) -> str:
    """Enter a member in the pool."""
    menu(page, "Jurys")
    page.get_by_role("link", name="Vivier").first.click()
    page.get_by_role("link", name="Inscrire un membre").first.click()
    page.get_by_label("Nom et prénom").fill(member.name)
    page.get_by_label("Collège").select_option(label=member.college)
    page.get_by_label("Qualité").fill("Représentant inventé de la CPNEFP")
    page.get_by_label("Sexe").select_option(label=member.sex)
    page.get_by_label("Qualifié pour la certification").check()
    page.get_by_label("Années d'expérience").fill("9")
    page.get_by_label("Mandat depuis").fill((today - timedelta(days=60)).isoformat())
    page.get_by_label("Mandat jusqu").fill((today + timedelta(days=600)).isoformat())
    page.get_by_role("button", name="Inscrire").click()
    return said(page)


def create_jury(page: Any, held_on: date, place: str) -> str:
    """A jury for the only certification; the office gives its reference."""
    menu(page, "Jurys")
    page.get_by_role("link", name="Créer un jury").first.click()
    page.get_by_label("Certification et règlement").select_option(index=1)
    page.get_by_label("Date du jury").fill(held_on.isoformat())
    page.get_by_label("Lieu").fill(place)
    page.get_by_role("button", name="Créer le jury").click()
    return said(page)


def present(page: Any, names: list[str]) -> str:
    """Choose the candidates, in that order."""
    for rank, name in enumerate(names, start=1):
        page.get_by_role("checkbox", name=f"Présenter {name}").check()
        page.get_by_label(f"Ordre de {name}").fill(str(rank))
    page.get_by_role("button", name="Enregistrer les candidats").click()
    return said(page)


def compose(page: Any, members: list[Member], chair: Member, since: date) -> str:
    """Seat everybody, present, one of them in the chair; the checks as they follow the ticks."""
    for member in members:
        page.get_by_role("checkbox", name=f"{member.name} siège").check()
        page.get_by_role("checkbox", name=f"{member.name} est présent").check()
    page.get_by_role("radio", name=f"{chair.name} préside").check()
    page.get_by_label("Présidence depuis le").fill(since.isoformat())
    page.locator("#controles").get_by_text("Composition valide").wait_for()
    page.get_by_role("button", name="Enregistrer la composition").click()
    return said(page)


def keep_proposal(page: Any) -> str:
    """From the page of a jury in preparation: seat the members that the office proposes."""
    page.goto(page.url.replace("/candidats/", "/composition/"))
    page.get_by_role("link", name="Proposer une composition").click()
    page.get_by_role("button", name="Retenir cette composition").click()
    return said(page)


def call_members(page: Any) -> str:
    """From the page of a jury with its members: write their letters."""
    page.get_by_role("link", name="Convocations et dossiers").click()
    page.get_by_role("button", name=re.compile(r"Convoquer \d+ membre")).click()
    return said(page)


def deposit_sheet(page: Any) -> str:
    """From the page of an open jury: give back its attendance sheet as if it had been signed."""
    page.get_by_role("link", name="Émargement").first.click()
    sheet = fetched(page, "Feuille d'émargement à signer")
    page.get_by_label("Feuille signée").set_input_files(
        {"name": "emargement.pdf", "mimeType": "application/pdf", "buffer": sheet}
    )
    page.get_by_role("button", name="Déposer la feuille signée").click()
    return said(page)


def open_session(page: Any) -> str:
    page.get_by_role("button", name="Ouvrir la séance").click()
    return said(page)


def follow_proposals(page: Any) -> str:
    """A show of hands: everybody present follows every proposal."""
    page.get_by_role("button", name="Tous les présents suivent les propositions").click()
    return said(page)


def close(page: Any) -> str:
    """Close on the word of the chair; the minutes are then on the screen."""
    page.get_by_role("link", name="Clore", exact=True).click()
    page.get_by_label("Parole recueillie").fill("Prononcée en séance (essai)")
    page.get_by_role("button", name="Clore le jury").click()
    return said(page)


def fetched(page: Any, link: str) -> bytes:
    """The file behind a link of the page, with the session of the page."""
    address = page.get_by_role("link", name=link).first.get_attribute("href")
    answer = page.context.request.get(
        page.evaluate("a => new URL(a, document.baseURI).href", address)
    )
    assert answer.ok, f"{answer.status} {answer.url}"
    body: bytes = answer.body()
    return body


def ratify(page: Any, on: date, reference: str) -> str:
    """Write the answer of the authority that delivers after the jury."""
    page.get_by_text("Enregistrer la réponse").first.click()
    page.get_by_role("combobox", name="Réponse").select_option(value="oui")
    page.get_by_label("Date de la réponse").fill(on.isoformat())
    page.get_by_label("Référence").fill(reference)
    page.get_by_role("button", name="Enregistrer la réponse").click()
    return said(page)
