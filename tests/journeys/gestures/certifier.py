"""Who certifies, which dates the text leaves out, who trains."""

from datetime import date
from typing import Any

from tests.journeys.gestures.signing import menu, said

IDENTITY = {
    "Dénomination légale": "Association Inventée pour les Essais",
    "Nom commercial": "Certif'Essai",
    "Lieu de délivrance": "Nantes",
    "Signataire": "Dominique Fictif-Genêt",
    "Qualité du signataire": "Présidence de la CPNEFP",
    "Identifiant client": "00ESSAI0",
    "Identifiant de contrat": "CONTRATESSAI0001",
}


def write_identity(page: Any) -> str:
    """Write what certificates and declarations carry."""
    menu(page, "Certificateur")
    page.get_by_role("link", name="Écrire l'identité").click()
    for label, value in IDENTITY.items():
        page.get_by_label(label).first.fill(value)
    page.get_by_role("button", name="Enregistrer").click()
    return said(page)


def state_dates(page: Any, number: str, dates: dict[str, date], source: str) -> str:
    """Declare the dates of registration that the text does not give."""
    menu(page, "Certificateur")
    page.get_by_role("link", name=number).click()
    page.get_by_role("link", name="Déclarer les dates manquantes").click()
    for label, day in dates.items():
        page.get_by_label(label).fill(day.isoformat())
    page.get_by_label("Source").fill(source)
    page.get_by_role("button", name="Déclarer").click()
    return said(page)


def accredit_body(page: Any, name: str, since: date) -> str:
    """Enter a training body and accredit it for the only certification."""
    menu(page, "Certificateur")
    page.get_by_role("link", name="Organismes habilités").click()
    page.get_by_role("link", name="Inscrire un organisme").first.click()
    page.get_by_label("Nom").fill(name)
    page.get_by_role("button", name="Inscrire").click()
    page.get_by_role("link", name="Habiliter").first.click()
    page.get_by_label("Rôle").select_option(label="Former et organiser l'évaluation")
    page.get_by_label("Depuis le").fill(since.isoformat())
    page.get_by_role("button", name="Habiliter").click()
    return said(page)
