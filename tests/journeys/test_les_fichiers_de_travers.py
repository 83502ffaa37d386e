"""Un mauvais fichier reçoit une phrase claire, et l'office ne change pas."""

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office_process import Office
from tests.journeys.counting import rows
from tests.journeys.gestures import people, spoilt
from tests.journeys.gestures.signing import menu, sign_in, step, text_of
from tests.journeys.gestures.spoilt import BOMB, PDF, PNG, written
from tests.journeys.promotions import HEADINGS

pytestmark = pytest.mark.journey

GOOD = "Fictif-Aune;Léon;01/02/1990;M;formation_continue;75056;Paris;02/03/2026"
TEXTS = {
    "vide": (written("vide.txt", b""), "est vide"),
    "pdf": (written("fiche.pdf", PDF), "PDF"),
    "png": (written("photo.png", PNG), "image"),
    "énorme": (spoilt.huge, "20 Mo"),
    "xml coupé": (spoilt.truncated, "ligne"),
    "xml à entités": (written("entites.xml", BOMB.encode()), "entité"),
}
PROMOTIONS = {
    "vide": (b"", ["est vide"]),
    "colonne manquante": (
        "nom_naissance;prenoms;sexe;voie_acces\nFictif-Aune;Léon;M;formation_continue\n".encode(),
        ["date_naissance"],
    ),
    "personne en double": (
        f"{HEADINGS}\n{GOOD}\n{GOOD}\n".encode(), ["lignes 2 et 3", "deux fois"],
    ),
    "date impossible": (
        f"{HEADINGS}\n{GOOD.replace('01/02/1990', '31/02/1990')}\n".encode(),
        ["ligne 2, colonne date_naissance", "31/02/1990"],
    ),
    "binaire": (PNG, ["Trouvé"]),
    "plusieurs fautes": (
        f"{HEADINGS}\n{GOOD.replace(';M;', ';X;')}\n{GOOD.replace('formation_continue', 'avion')}\n"
        .encode(), ["ligne 2, colonne sexe", "ligne 3, colonne voie_acces"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_un_texte_qui_ne_se_lit_pas(
    case: str, demo_office: Office, page: Any, tmp_path: Path
) -> None:
    """Le dépôt dit ce qu'il a reçu et ce qu'il attendait ; rien n'est gardé."""
    make, expected = TEXTS[case]
    sign_in(page, demo_office.address, "secretariat")
    before = rows(demo_office)
    with step(f"déposer un fichier : {case}", page):
        send(page, make(tmp_path))
        assert expected in text_of(page)
        assert "Rien n'a été enregistré" in text_of(page)
    assert rows(demo_office) == before


def test_une_fiche_en_lettres_de_windows(demo_office: Office, page: Any, tmp_path: Path) -> None:
    """Une fiche enregistrée en CP1252 se lit, accents compris."""
    sign_in(page, demo_office.address, "secretariat")
    with step("déposer la fiche en CP1252", page):
        send(page, spoilt.in_windows_letters(tmp_path))
        page.get_by_role("heading", name="La source").wait_for()
        assert "Intervenant médico-technique à domicile" in text_of(page)
    with step("abandonner la relecture", page):
        page.get_by_role("button", name="Abandonner la relecture").click()


@pytest.mark.parametrize("case", PROMOTIONS)
def test_un_fichier_de_candidats_faux(
    case: str, demo_office: Office, page: Any, tmp_path: Path
) -> None:
    """Toutes les fautes sont dites d'un coup, à leur ligne ; personne n'est inscrit à moitié."""
    content, expected = PROMOTIONS[case]
    sign_in(page, demo_office.address, "secretariat")
    before = rows(demo_office)
    with step(f"contrôler un fichier : {case}", page):
        file = written("promotion.csv", content)(tmp_path)
        people.control_file(page, file, certification="RNCP40657")
        seen = text_of(page)
        assert "Rien n'a été enregistré" in seen
        assert all(sentence in seen for sentence in expected)
        assert page.get_by_role("button", name="Importer").count() == 0
    assert rows(demo_office) == before


def send(page: Any, file: Path) -> None:
    """Deposit a text and wait for what the office says of it."""
    menu(page, "Référentiels")
    page.get_by_role("main").get_by_role("link", name="Déposer un référentiel").first.click()
    page.get_by_label("Fichier").set_input_files(file)
    page.get_by_role("button", name="Lire", exact=True).click(timeout=60_000)
