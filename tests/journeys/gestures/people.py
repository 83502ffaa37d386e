"""Candidates come in by file; their results are entered bloc by bloc."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.journeys.gestures.signing import menu, said


def control_file(page: Any, file: Path, *, certification: str, body: str = "") -> None:
    """Send a file of candidates to be checked."""
    menu(page, "Candidats")
    page.get_by_role("link", name="Importer un fichier").first.click()
    version = page.get_by_label("Certification")
    version.select_option(label=version.locator("option", has_text=certification).inner_text())
    if body:
        page.get_by_label("Organisme").select_option(label=body)
    page.get_by_label("Fichier CSV").set_input_files(file)
    page.get_by_role("button", name="Contrôler le fichier").click()


def import_file(page: Any, file: Path, *, certification: str, body: str = "") -> str:
    """Check, confirm; what the office answers."""
    control_file(page, file, certification=certification, body=body)
    page.get_by_role("heading", name="Aperçu de l'import").wait_for()
    page.get_by_role("button", name="Importer").click()
    return said(page)


def open_person(page: Any, name: str) -> None:
    menu(page, "Candidats")
    page.get_by_role("link", name=name).click()


def enter_results(page: Any, name: str, on: date, failed: tuple[str, ...] = ()) -> int:
    """Every modality of every bloc is won, but the titles in ``failed``; how many were entered."""
    open_person(page, name)
    page.get_by_role("link", name="Saisir ou corriger les résultats").first.click()
    page.wait_for_load_state()
    count = 0
    blocs = page.get_by_role("navigation", name="Blocs").get_by_role("link")
    for rank in range(blocs.count()):
        blocs.nth(rank).click()
        page.wait_for_load_state()
        count += _enter_bloc(page, on, failed)
    return count


def _enter_bloc(page: Any, on: date, failed: tuple[str, ...]) -> int:
    page.get_by_label("Épreuve du").fill(on.isoformat())
    sheets = page.locator("fieldset.saisie").all()
    for sheet in sheets:
        title = sheet.locator("legend").inner_text()
        outcome = "Non acquis" if any(word in title for word in failed) else "Acquis"
        sheet.get_by_label(outcome, exact=True).check()
    page.get_by_role("button", name="Enregistrer").click()
    assert "enregistré" in said(page), said(page)
    return len(sheets)


def enrol(page: Any, name: str, first_names: str, certification: str, on: date) -> None:
    """Enter one person by the form; her file is then on the screen."""
    menu(page, "Candidats")
    page.get_by_role("link", name="Inscrire", exact=True).click()
    version = page.get_by_label("Certification")
    version.select_option(label=version.locator("option", has_text=certification).inner_text())
    page.get_by_label("Voie d'accès").select_option(label="Formation continue")
    page.get_by_label("Date d'entrée").fill(on.isoformat())
    page.get_by_label("Nom de naissance").fill(name)
    page.get_by_label("Prénoms").fill(first_names)
    page.get_by_label("Date de naissance").fill("14/05/1990")
    page.get_by_label("Sexe").select_option(index=1)
    page.get_by_label("Code INSEE de la commune").fill("69123")
    page.get_by_label("Commune de naissance").fill("Lyon")
    page.get_by_role("button", name="Inscrire").click()
    page.get_by_role("heading", name="État civil").wait_for()
