"""`parchemin qualite` on a référentiel, as a person runs it."""

import json
from pathlib import Path

import pytest

from parchemin.cli import main

FICHE = Path(__file__).parents[1] / "samples" / "rncp" / "RNCP37674.xml"


def test_chaque_constat_cite_sa_regle(capsys: pytest.CaptureFixture[str]) -> None:
    """Les constats sont groupés par règle, avec la place, les mots, la source et le conseil."""
    assert main(["qualite", str(FICHE), "--le", "2026-11-22"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("RNCP37674 · Développeur web et web mobile : 18 constats")
    assert "Une compétence dit sa finalité (8)" in said
    assert "bloc RNCP37674BC01, compétence 2" in said
    assert "« Maquetter des interfaces utilisateur web ou web mobile »" in said
    assert "→ Ajoutez la finalité" in said


def test_les_constats_en_json(capsys: pytest.CaptureFixture[str]) -> None:
    """En JSON, chaque constat porte le chemin de la valeur dans la lecture."""
    assert main(["qualite", str(FICHE), "--json", "--le", "2026-11-22"]) == 1
    review = json.loads(capsys.readouterr().out)[0]
    assert review["number"] == "RNCP37674"
    assert {"code", "rule", "source", "path", "place", "quote", "reason", "advice"} == set(
        review["findings"][0]
    )


def test_rien_a_dire_se_dit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Avant toute règle datée, les règles sans date parlent encore ; le jour choisi compte."""
    main(["qualite", str(FICHE), "--le", "2000-01-01"])
    assert "handicap" not in capsys.readouterr().out
