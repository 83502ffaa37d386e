"""La secrétaire relit un référentiel plein de fautes, sans rien retaper ni rien perdre."""

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office_process import Office
from tests.journeys.counting import rows
from tests.journeys.gestures import texts
from tests.journeys.gestures.signing import FIRST_ACCOUNT, FIRST_PASSWORD, sign_in, step, text_of

pytestmark = pytest.mark.journey

HEAD = "REFERENTIEL D'ACTIVITES\tREFERENTIEL DE COMPETENCES\tREFERENTIEL D'EVALUATION\n"
SECOND_HEAD = "\t\tMODALITES D'EVALUATION\tCRITERES D'EVALUATION\n"
FAULTY = (
    "REFERENTIEL - CQP CONSEILLER EN JARDIN FAMILIAL\n\n"
    + HEAD
    + SECOND_HEAD
    + "Bloc1 : Accueillir et conseiller\n"
    "Accueille le client et comprend son jardin\t"
    "Accueillir le client au comptoir\t"
    "Étude de cas : Le candidat répond à une demande écrite.\t"
    '<ul style="list-style-type: none"> - Salue chaque client, - Nomme son rôle</ul>\n'
    "\tL'orienter vers le bon rayon\t\t"
    '<ul style="list-style-type: none"> - Montre le rayon</ul>\n'
    "\tDiagnostiquer le sol. Proposer des plantes adaptées\t\t"
    '<ul style="list-style-type: none"> - Cite trois plantes</ul>\n'
    "Bloc2 : Entretenir les plantes\n"
    "Soigne les plantes du magasin\t"
    "Arroser selon l'espèce\t"
    "Mises en situation professionnelles et études de cas\t"
    '<ul style="list-style-type: none"> - Arrose sans excès</ul>\n'
    "\tTailler au bon moment\t\t"
    '<ul style="list-style-type: none"> - Désinfecte son outil</ul>\n'
)
C = "Accueillir le client au comptoir"


def test_relire_sans_rien_retaper(empty_office: Office, page: Any, tmp_path: Path) -> None:
    """Déposer, choisir, fusionner, couper, déplacer, marquer, coller, rattacher, annuler, publier."""
    file = tmp_path / "referentiel.txt"
    file.write_text(FAULTY, "utf-8")
    with step("déposer un référentiel en tableau plein de fautes", page):
        sign_in(page, empty_office.address, FIRST_ACCOUNT, FIRST_PASSWORD)
        texts.deposit(page, file)
        assert "1 point à regarder, 0 fait" in text_of(page)
    settle(page)
    order(page)
    finish(page)
    seen = text_of(page)
    assert "Diagnostiquer le sol." in seen
    assert "Tailler au bon moment" in seen
    assert rows(empty_office)["referentiels_version"] == 1


def settle(page: Any) -> None:
    """Voir d'un côté ce qui est de l'autre, trancher, réunir, couper."""
    with step("survoler une compétence montre ses mots dans la source, et l'inverse", page):
        value(page, C).hover()
        page.locator("mark.montre", has_text=C).wait_for()
        page.locator("mark", has_text="Tailler au bon moment").first.hover()
        page.locator(".valeur.montre", has_text="Tailler au bon moment").wait_for()
    with step("choisir la nature que le texte laisse ouverte", page):
        page.get_by_role("button", name="mise en situation").click()
        done(page, 1, "Choix gardé")
        assert "1 point à regarder, 1 fait" in text_of(page)
    with step("réunir une phrase coupée en deux compétences", page):
        item(page, C).get_by_role("button", name="fusionner ↓").first.click()
        done(page, 2, "Réuni")
        assert f"{C} L'orienter vers le bon rayon" in text_of(page)
    with step("couper deux compétences écrites d'une traite", page):
        on_the_bench(page, "Diagnostiquer le sol")
        page.get_by_label("Couper le texte").fill(
            "Diagnostiquer le sol.\nProposer des plantes adaptées"
        )
        page.get_by_role("button", name="Couper", exact=True).click()
        done(page, 3, "C'est fait")
        value(page, "Proposer des plantes adaptées").wait_for()


def order(page: Any) -> None:
    """Mettre chaque chose à sa place."""
    with step("déplacer la seconde dans l'autre bloc", page):
        on_the_bench(page, "Proposer des plantes adaptées")
        page.get_by_label("Déplacer à la fin de").select_option(label="« Entretenir les plantes »")
        page.get_by_role("button", name="Déplacer", exact=True).click()
        done(page, 4, "C'est fait")
        assert page.locator("#bloc-blocks-1 .competences > li").count() == 3
    with step("la marquer comme clé, puis lui coller ses critères", page):
        item(page, "Proposer des plantes adaptées").get_by_role("button", name="clé").click()
        done(page, 5, "compétence clé")
        on_the_bench(page, "Proposer des plantes adaptées")
        page.get_by_label("Coller des critères").fill("- Cite trois plantes\n- Tient compte du sol")
        page.get_by_role("button", name="Coller ces critères").click()
        done(page, 6, "C'est fait")
        assert "Tient compte du sol" in item(page, "Proposer des plantes adaptées").inner_text()
    with step("dire quelle modalité l'évalue", page):
        on_the_bench(page, "Proposer des plantes adaptées")
        page.get_by_role("checkbox", name="BC02ME1").check()
        page.get_by_role("button", name="Rattacher").click()
        done(page, 7, "C'est fait")
        assert "BC02ME1" in item(page, "Proposer des plantes adaptées").inner_text()


def finish(page: Any) -> None:
    """Se tromper sans rien perdre, puis publier."""
    with step("supprimer par erreur, puis annuler au clavier", page):
        on_the_bench(page, "Tailler au bon moment")
        page.get_by_role("button", name="Supprimer").click()
        done(page, 8, "Supprimé")
        assert value(page, "Tailler au bon moment").count() == 0
        value(page, "Arroser selon l'espèce").focus()
        page.keyboard.press("u")
        done(page, 9, "annulée")
        value(page, "Tailler au bon moment").wait_for()
    with step("donner l'identifiant que le texte ne dit pas, et publier", page):
        page.get_by_role("link", name="corriger : Numéro ou identifiant").click()
        page.get_by_label("Numéro ou identifiant").fill("CQP-JARDIN")
        page.get_by_label("D'où vient cette correction").fill("Usage de la branche")
        page.get_by_role("button", name="Garder la correction").click()
        done(page, 10, "gardée")
        assert "publiée" in texts.publish(page)


def value(page: Any, words: str) -> Any:
    """The value of the structure that says these words."""
    return page.locator(".competences > li > .valeur", has_text=words).first


def item(page: Any, words: str) -> Any:
    """The competency that says these words."""
    return page.locator(".competences > li", has=page.locator("> .valeur", has_text=words)).first


def on_the_bench(page: Any, words: str) -> None:
    """Put a competency on the workbench."""
    item(page, words).locator("> a.vers", has_text="ranger").click()
    page.locator("#etabli h2").wait_for()


def done(page: Any, number: int, said: str) -> None:
    """Wait until the page shows that many modifications, and says that the last one is done."""
    state = page.locator(f'#gestes input[name="etat"][value="{number}"]')
    state.wait_for(state="attached")
    page.locator("#annonce", has_text=said).wait_for()
