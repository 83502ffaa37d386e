"""La commande « parchemin comparer » : deux textes, ce qui les distingue, l'état de sortie."""

import json
from pathlib import Path

import pytest

from parchemin.cli import main
from parchemin.readers.recognise import read_file
from tests.readers.samples import PAGE_A


def test_deux_versions_qui_different(capsys: pytest.CaptureFixture[str]) -> None:
    """Le CQP et celui qui le remplace : comptes en tête, mots marqués, état de sortie 1."""
    assert main(["comparer", "RNCP36358", "RNCP40913"]) == 1
    shown = capsys.readouterr().out
    assert "4 blocs modifiés." in shown
    assert "Fin de l'enregistrement : « 25/04/2025 » devient « 25/06/2030 »" in shown
    assert "Présenter {+aux patients+} les examens et les soins réalisés par le praticien" in shown
    assert "rapprochement à confirmer" in shown


def test_un_texte_et_lui_meme(capsys: pytest.CaptureFixture[str]) -> None:
    """Rien ne diffère : une phrase, et l'état de sortie 0."""
    assert main(["comparer", "RNCP40913", "RNCP40913"]) == 0
    assert capsys.readouterr().out == "Les deux textes disent la même chose.\n"


def test_un_mot_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Deux mots ajoutés dans une fiche sont les seuls marqués."""
    (read,) = read_file(PAGE_A).certifications
    sentence = read.blocs[0].competencies[0].text
    changed = tmp_path / "fiche.txt"
    text = PAGE_A.read_text("utf-8")
    changed.write_text(text.replace(sentence, f"{sentence} en équipe"), "utf-8")
    assert main(["comparer", str(PAGE_A), str(changed)]) == 1
    assert "{+en équipe+}" in capsys.readouterr().out


def test_la_comparaison_en_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Le JSON porte les comptes, les blocs et les mots, et rien d'autre n'est écrit."""
    assert main(["comparer", "RNCP36358", "RNCP40913", "--json"]) == 1
    form = json.loads(capsys.readouterr().out)
    assert form["identiques"] is False
    assert [each["apres"] for each in form["blocs"]][:1] == ["RNCP40913BC01"]
    words = form["blocs"][0]["competences"][0]["mots"]
    assert {kind for kind, _ in words} <= {"garde", "retire", "ajoute"}
    assert form["a_confirmer"] > 0


def test_un_reglement_qui_nomme_des_blocs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Les codes du règlement sont rapprochés de ceux du référentiel, dans les deux sens."""
    rules = tmp_path / "reglement.toml"
    rules.write_text(
        'certification = "RNCP40913"\nintitule = "Essai"\n\n[acquisition.bloc]\n'
        'regle = "toutes les modalités"\n'
        'libelle = "Les blocs BC01, BC02 et BC09 sont acquis par leurs modalités"\n'
        'source = "annexe"\n',
        "utf-8",
    )
    assert main(["comparer", "RNCP40913", str(rules)]) == 1
    shown = capsys.readouterr().out
    assert "BC09 : nommé par le règlement seul." in shown
    assert "RNCP40913BC03, «" in shown
    assert main(["comparer", "RNCP40913", str(rules), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["reglement_seul"] == ["BC09"]


def test_un_fichier_absent(capsys: pytest.CaptureFixture[str]) -> None:
    """Un texte qui ne se lit pas donne l'état 2 et dit quoi faire."""
    assert main(["comparer", "RNCP40913", "absent.txt"]) == 2
    assert "vérifiez le chemin" in capsys.readouterr().err


def test_un_referentiel_toml_fautif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Un référentiel en TOML plein de fautes est montré faute par faute, avec l'état 2."""
    wrong = tmp_path / "referentiel.toml"
    wrong.write_text("[certification]\nnumero = 12\n", "utf-8")
    assert main(["comparer", str(wrong), "RNCP40913"]) == 2
    assert "attendu" in capsys.readouterr().err
