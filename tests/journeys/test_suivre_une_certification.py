"""De l'export du registre à la version suivante : suivre une certification et ce qui la change."""

import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office_process import ROOT, Office
from tests.journeys.clock import TODAY, YESTERDAY
from tests.journeys.counting import rows
from tests.journeys.gestures import register, texts
from tests.journeys.gestures.signing import (
    FIRST_ACCOUNT,
    FIRST_PASSWORD,
    menu,
    sign_in,
    step,
    text_of,
)
from tests.journeys.gestures.spoilt import PNG, written

pytestmark = pytest.mark.journey

FICHE = (ROOT / "tests/samples/rncp/RNCP40344.xml").read_text("utf-8")
NUMBER, FORMER = "RNCP40344", "RNCP37507"
TITLE, NEW_TITLE = "Auxiliaire spécialisé vétérinaire", "Auxiliaire vétérinaire spécialisé"
OLD_WORDS, NEW_WORDS = "au standard ou au comptoir", "au standard, au comptoir ou à distance"


def test_suivre_une_certification(empty_office: Office, page: Any, tmp_path: Path) -> None:
    """Déposer, chercher, suivre, publier ; le registre change : comparer, publier, rapprocher."""
    sign_in(page, empty_office.address, FIRST_ACCOUNT, FIRST_PASSWORD)
    refuse_wrong_files(empty_office, page, tmp_path)
    find_and_follow(page, export(tmp_path, TODAY - timedelta(days=7), FICHE))
    review_and_publish(empty_office, page)
    changed = FICHE.replace(TITLE, NEW_TITLE).replace(OLD_WORDS, NEW_WORDS)
    learn_what_changed(page, export(tmp_path, YESTERDAY, changed))
    publish_the_next_version(empty_office, page)
    answer_about_quality(page)
    tie_to_the_former(page)


def export(folder: Path, day: Any, fiche: str) -> Path:
    """An export of that day: this fiche, and the same under the number it replaces."""
    replaced = FICHE.replace(FORMER, "RNCP00001").replace(NUMBER, FORMER)
    one = fiche.partition("<FICHE>")[2].partition("</FICHE>")[0]
    other = replaced.partition("<FICHE>")[2].partition("</FICHE>")[0]
    name = f"export-fiches-rncp-v4-1-{day.isoformat()}"
    text = (
        "<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>"
        f"<FICHE>{one}</FICHE><FICHE>{other}</FICHE></FICHES>"
    )
    with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.xml", text)
    return folder / f"{name}.zip"


def refuse_wrong_files(office: Office, page: Any, folder: Path) -> None:
    """Un fichier vide, puis une photo : une phrase, et rien de rangé."""
    before = rows(office)
    with step("déposer un export vide", page):
        register.give_export(page, written("export.xml", b"")(folder))
        assert "vide" in text_of(page)
    with step("déposer une photo", page):
        register.give_export(page, written("export-2026-01-01.zip", PNG)(folder))
        assert "n'est ni un zip ni un XML" in text_of(page)
    assert rows(office) == before


def find_and_follow(page: Any, file: Path) -> None:
    """De l'export au brouillon, en cherchant sans accents."""
    with step("déposer l'export du registre", page):
        assert "2 fiches nouvelles" in register.deposit_export(page, file)
    with step("chercher sans accents, ouvrir la fiche", page):
        assert TITLE in register.search(page, "auxiliaire specialise veterinaire")
        follow(page)
    with step("lire le brouillon ouvert", page):
        assert TITLE in text_of(page)
        assert NUMBER in text_of(page)


def follow(page: Any) -> None:
    """From the list of the catalogue to the review of the fiche."""
    page.get_by_role("link", name=NUMBER, exact=True).click()
    page.get_by_role("button", name="Suivre cette certification").click()
    page.get_by_role("heading", name="La source").wait_for()


def review_and_publish(office: Office, page: Any) -> None:
    """Un geste au clavier, les constats, un double clic d'impatience."""
    with step("choisir la nature que la fiche laisse ouverte", page):
        choose(page)
    with step("supprimer une compétence, l'annuler au clavier", page):
        values = page.locator(".competences > li > .valeur", has_text=OLD_WORDS)
        item = page.locator(".competences > li", has=page.locator("> .valeur", has_text=OLD_WORDS))
        item.locator("> a.vers", has_text="ranger").click()
        page.locator("#etabli h2").wait_for()
        page.get_by_role("button", name="Supprimer").click()
        page.locator("#annonce", has_text="Supprimé").wait_for()
        assert values.count() == 0
        page.locator(".competences > li > .valeur").first.focus()
        page.keyboard.press("u")
        page.locator("#annonce", has_text="annulée").wait_for()
        assert values.count() == 1
    with step("publier d'un double clic", page):
        impatient_publication(page)
        assert rows(office)["referentiels_version"] == 1
        assert "Version 1, publiée le" in text_of(page)


def choose(page: Any) -> None:
    """Take the first of the readings that the only finding offers."""
    (waiting,) = [finding for finding in texts.waiting_findings(page) if finding]
    assert "aucune nature sûre" in waiting
    page.locator("#constats").get_by_role("button", name="entretien").first.click()
    page.locator("#annonce", has_text="Choix gardé").wait_for()


def impatient_publication(page: Any) -> None:
    """Press the button twice before the office had time to answer."""
    page.get_by_role("button", name="Publier la version").dblclick()
    page.get_by_text("Elle ne change plus").wait_for()


def learn_what_changed(page: Any, file: Path) -> None:
    """L'export suivant dit ce qu'il change à la certification suivie."""
    with step("déposer l'export suivant", page):
        assert "1 changée" in register.deposit_export(page, file)
    with step("lire les changements des certifications suivies", page):
        menu(page, "Catalogue")
        page.get_by_role("link", name="Changements des certifications suivies").click()
        seen = text_of(page)
        assert f"Certifications suivies : {NUMBER}" in seen
        assert f"{TITLE} → {NEW_TITLE}" in seen
        assert page.get_by_role("main").locator("del").first.is_visible()


def publish_the_next_version(office: Office, page: Any) -> None:
    """Suivre de nouveau, comparer mot à mot, publier la version 2."""
    with step("suivre de nouveau", page):
        register.search(page, "auxiliaire veterinaire")
        follow(page)
    with step("comparer le brouillon avec la version publiée, mot à mot", page):
        page.get_by_role("link", name="Comparer avec la version 1 publiée").click()
        page.get_by_role("heading", level=1, name="Comparer deux versions").wait_for()
        assert page.locator("#contenu ins", has_text="distance").first.is_visible()
        assert page.locator("#contenu del", has_text="spécialisé").first.is_visible()
        page.go_back()
    with step("publier la version 2", page):
        choose(page)
        impatient_publication(page)
        assert "Version 2, publiée le" in text_of(page)
        assert NEW_TITLE in text_of(page)
        assert rows(office)["referentiels_version"] == 2


def answer_about_quality(page: Any) -> None:
    """Répondre à un constat de qualité, et relire sa réponse."""
    with step("répondre au premier constat de qualité", page):
        page.get_by_role("link", name="Qualité du référentiel").click()
        page.locator("details summary", has_text="Répondre").first.click()
        page.get_by_label("Pourquoi").first.fill("Dit ainsi par la branche (essai)")
        page.get_by_role("button", name="Garder").first.click()
        page.get_by_text("Dit ainsi par la branche (essai)").wait_for()
        assert ", 1 répondu." in text_of(page)


def tie_to_the_former(page: Any) -> None:
    """Rapprocher du texte remplacé, poser la correspondance, la lire en vigueur."""
    with step("rapprocher les deux textes et décider", page):
        register.bring_near(page, NUMBER, FORMER)
        register.decide(page, "Délibération de la CPNEFP (essai)", YESTERDAY)
    with step("lire la correspondance en vigueur", page):
        line = page.get_by_role("row").filter(has_text="Délibération de la CPNEFP (essai)")
        assert "en vigueur" in line.inner_text()
        assert FORMER in line.inner_text()
