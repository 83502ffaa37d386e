"""La secrétaire change le règlement : une réponse, un changement à une date, un refus, une version."""

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office_process import Office
from tests.journeys.gestures import rules
from tests.journeys.gestures.looking import axe_faults, heard, shape_faults
from tests.journeys.gestures.signing import said, sign_in, step, text_of

pytestmark = pytest.mark.journey

NUMBER = "RNCP40657"


def test_modifier_une_regle_du_reglement(
    own_demo_office: Office, page: Any, tmp_path: Path
) -> None:
    """Répondre, changer à partir d'une date, se faire refuser, comparer, mettre en vigueur."""
    sign_in(page, own_demo_office.address, "secretariat")
    with heard(page) as complaints:
        with step("ouvrir le brouillon de la version suivante", page):
            rules.open_draft(page, NUMBER)
            assert "2 questions à écrire" in text_of(page)
            assert "0 règle change" in text_of(page)
        answer_the_appeal(page)
        change_from_a_day(page)
        be_refused_two_rules(page)
        correct_the_file(page, tmp_path)
        put_in_force(page)
    assert [each for each in complaints if "422" not in each] == []


def answer_the_appeal(page: Any) -> None:
    """La question muette devient une règle, lue avant d'être écrite."""
    with step("répondre à la question du recours", page):
        rules.rule(page, "recours-0").get_by_role("link", name="Répondre").click()
        page.get_by_role("radio", name="Ouvert").check()
        page.get_by_label("Devant qui").fill("la CPNEFP")
        page.get_by_label("Durée").fill("2")
        page.get_by_label("Unité").select_option(label="Mois")
        page.get_by_label("La règle, dans les mots du certificateur").fill("Deux mois")
        page.get_by_label("Où c'est écrit").fill("Décision du 12/03/2026")
    with step("lire la phrase avant de l'écrire", page):
        page.locator("#apercu", has_text="Devant la CPNEFP, dans un délai de 2 mois.").wait_for()
        assert axe_faults(page) == []
        rules.save(page)
        assert "Devant la CPNEFP" in rules.rule(page, "recours-0").inner_text()
        assert "1 question à écrire" in text_of(page)


def change_from_a_day(page: Any) -> None:
    """L'ancienne règle finit la veille, la nouvelle commence le jour dit."""
    with step("changer la validité des blocs à partir du 1er juillet 2027", page):
        rules.rule(page, "validite-bloc-0").get_by_role("link", name="à partir d'une date").click()
        page.get_by_role("radio", name="Durée").check()
        page.get_by_role("spinbutton", name="Durée").fill("5")
        page.get_by_label("Unité").select_option(label="Ans")
        page.get_by_label("S'applique à partir du").fill("2027-07-01")
        rules.save(page)
        assert "Jusqu'au 30/06/2027" in rules.rule(page, "validite-bloc-0").inner_text()
        new = rules.rule(page, "validite-bloc-1").inner_text()
        assert "Pendant 5 ans." in new
        assert "Depuis le 01/07/2027" in new


def be_refused_two_rules(page: Any) -> None:
    """Deux règles le même jour : les deux places sont dites, la saisie reste."""
    with step("rouvrir la première règle, qui recouvrirait la seconde", page):
        rules.rule(page, "validite-bloc-0").get_by_role("link", name="Modifier").click()
        page.get_by_label("En vigueur jusqu'au").fill("")
        page.get_by_role("button", name="Enregistrer dans le brouillon").click()
        refusal = page.get_by_role("alert").inner_text()
        assert refusal.count("[validite.bloc], ligne") == 2
        assert axe_faults(page) == []
        page.get_by_role("link", name="Revenir").click()
        assert "Jusqu'au 30/06/2027" in rules.rule(page, "validite-bloc-0").inner_text()


def correct_the_file(page: Any, folder: Path) -> None:
    """Le TOML s'en va, revient avec une faute, puis l'historique le remet."""
    with step("télécharger le TOML, y faire une faute, le déposer", page):
        with page.expect_download() as download:
            page.get_by_role("link", name="Télécharger le TOML").click()
        text = Path(download.value.path()).read_text("utf-8")
        assert "# Règlement du CQP" in text
        file = folder / "reglement.toml"
        file.write_text(text.replace('"non acquis"', '"perdu"'), "utf-8")
        page.get_by_role("link", name="Déposer le TOML modifié").click()
        page.get_by_label("Fichier").set_input_files(file)
        page.get_by_role("button", name="Remplacer le texte").click()
        wrong = rules.rule(page, "absence-injustifiee-0")
        assert "« perdu »" in wrong.inner_text()
        assert "1 erreur" in text_of(page)
    with step("revenir à l'état d'avant", page):
        page.get_by_role("button", name="revenir à l'état 2").click()
        assert "sans erreur" in text_of(page)


def put_in_force(page: Any) -> None:
    """Ce qui change se lit, un motif est demandé, la version 2 est en vigueur."""
    with step("comparer, puis mettre en vigueur", page):
        page.get_by_role("link", name="Comparer et mettre en vigueur").click()
        assert page.locator(".change").count() == 3
        assert shape_faults(page) + axe_faults(page) == []
        page.get_by_role("button", name="Mettre en vigueur").click()
        assert "Dites pourquoi" in text_of(page)
        page.get_by_label("Pourquoi cette version").fill("CPNEFP du 12/03/2026, point 4")
        page.get_by_role("button", name="Mettre en vigueur").click()
        assert "La version 2" in said(page)
    with step("retrouver le motif et la version d'avant", page):
        seen = text_of(page)
        assert "CPNEFP du 12/03/2026, point 4" in seen
        page.get_by_role("link", name="version 1", exact=True).click()
        assert "remplacé depuis" in text_of(page)
