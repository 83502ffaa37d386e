"""La commande « parchemin lire »."""

import io
import json
import sys
from pathlib import Path

import pytest

from parchemin.cli import main
from tests.readers.samples import EXPORTS, PAGE_A, PAGE_B, PROGRAMME, REFUSED, TABLE


def test_le_resume_tient_sur_un_ecran(capsys: pytest.CaptureFixture[str]) -> None:
    """Titre, niveau, dates, voies, tableau des blocs et constats, en moins de cinquante lignes."""
    assert main(["lire", str(PAGE_A)]) == 0
    shown = capsys.readouterr().out
    assert "RNCP40657 · CQP Intervenant médico-technique à domicile · niveau 4" in shown
    assert "dernière délivrance 23/05/2032" in shown
    assert "Voies ouvertes : formation continue" in shown
    assert "12 avertissements" in shown
    assert len(shown.splitlines()) < 50


def test_le_detail_dit_que_faire(capsys: pytest.CaptureFixture[str]) -> None:
    """Avec --details, chaque constat dit ce qui était attendu et que faire."""
    assert main(["lire", str(PAGE_B), "--details"]) == 0
    shown = capsys.readouterr().out
    assert "ligne 84 (liste « Compétences attestées ») et ligne 172" in shown
    assert "que faire : Le texte du bloc est retenu" in shown


def test_le_programme_montre_ses_heures(capsys: pytest.CaptureFixture[str]) -> None:
    """Le résumé d'un programme donne ses modules et ses heures."""
    assert main(["lire", str(PROGRAMME)]) == 0
    assert "Programme : 15 modules, 279 heures" in capsys.readouterr().out


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Avec --json, un seul document JSON, et rien d'autre."""
    assert main(["lire", str(TABLE), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["source"]["kind"] == "table"
    assert [len(bloc["competencies"]) for bloc in document["certifications"][0]["blocks"]] == [
        6,
        5,
        4,
    ]


def test_entree_standard(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le tiret lit l'entrée standard."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE_B.read_bytes())))
    assert main(["lire", "-"]) == 0
    assert "RNCP40913" in capsys.readouterr().out


def test_un_refus(capsys: pytest.CaptureFixture[str]) -> None:
    """Un article est refusé : état 2, une phrase, rien sur la sortie."""
    assert main(["lire", str(REFUSED / "article-metier.txt")]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "un article sur un métier" in shown.err
    assert len(shown.err.splitlines()) == 1


def test_une_erreur(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Une valeur perdue donne l'état 1, et la lecture quand même."""
    path = tmp_path / "coupé.xml"
    path.write_bytes(EXPORTS[0].read_bytes()[:20_000])
    assert main(["lire", str(path)]) == 1
    assert "1 erreur" in capsys.readouterr().out


def test_plusieurs_fiches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Un export de plusieurs fiches en donne une par ligne."""
    fiches = [path.read_text(encoding="utf-8") for path in EXPORTS]
    bodies = [text[text.index("<FICHE>") : text.index("</FICHES>")] for text in fiches]
    path = tmp_path / "export.xml"
    path.write_text("<FICHES>" + "".join(bodies) + "</FICHES>", encoding="utf-8")
    assert main(["lire", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "6 certifications" in shown
    assert "RNCP36490" in shown


@pytest.mark.parametrize("arguments", [["lire"], ["lire", str(PAGE_A), "--jsn"]])
def test_mauvais_arguments(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Un argument oublié ou inconnu : état 2 et l'usage."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err
