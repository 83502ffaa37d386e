"""La commande « parchemin convertir »."""

import io
import json
import sys
from pathlib import Path

import pytest

from parchemin.cli import main
from parchemin.readers.recognise import read_file
from tests.readers.samples import PAGE_A, REFUSED, SAMPLES

CASE = SAMPLES / "case/machines-a-vendanger-1.1.json"


@pytest.mark.parametrize("form", ["case", "xlsx", "csv"])
def test_aller_et_retour(form: str, tmp_path: Path) -> None:
    """Une fiche convertie puis relue décrit la même certification."""
    written = tmp_path / f"sortie.{form}"
    assert main(["convertir", str(PAGE_A), "--vers", form, "-o", str(written)]) == 0
    assert read_file(written).certifications == read_file(PAGE_A).certifications


def test_sur_la_sortie(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Sans --sortie, le CSV va sur la sortie, avec sa marque et ses points-virgules."""
    assert main(["convertir", str(CASE), "--vers", "csv"]) == 0
    assert capfdbinary.readouterr().out.startswith("\ufeffnature;code;intitulé;texte".encode())


def test_en_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """En JSON, c'est la lecture telle que « lire --json » l'écrit."""
    assert main(["convertir", str(CASE), "--vers", "json"]) == 0
    written = json.loads(capfdbinary.readouterr().out)
    assert written["certifications"][0]["rome"][0]["code"] == "I1603"


def test_la_date_et_l_edition_font_le_cadre(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """--date est celle du dernier changement, --edition celle de la version."""
    asked = ["convertir", str(CASE), "--vers", "case", "--date", "2026-11-22", "--edition", "7"]
    assert main(asked) == 0
    document = json.loads(capfdbinary.readouterr().out)["CFDocument"]
    assert document["lastChangeDateTime"] == "2026-11-22T00:00:00+00:00"
    assert document["version"] == "7"


def test_depuis_l_entree_standard(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """« - » lit l'entrée standard ; pour CASE, il faut alors dire la date."""
    for more, status in ((["--vers", "csv"], 0), (["--vers", "case"], 2)):
        given = io.TextIOWrapper(io.BytesIO(CASE.read_bytes()))
        monkeypatch.setattr(sys, "stdin", given)
        assert main(["convertir", "-", *more]) == status
    assert "donnez --date" in capfdbinary.readouterr().err.decode()


def test_ce_qui_est_perdu_est_dit(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Une valeur illisible est dite sur la sortie d'erreur, et l'état de sortie est 1."""
    source = tmp_path / "faux.csv"
    source.write_text("nature;code;intitulé;texte;niveau\ncertification;RS1;T;;haut\n", "utf-8")
    assert main(["convertir", str(source), "--vers", "csv"]) == 1
    shown = capfdbinary.readouterr()
    assert "ligne 2 (colonne « niveau »)" in shown.err.decode()
    assert b"certification;RS1;T" in shown.out


def test_plusieurs_certifications_ne_font_pas_un_cadre(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """CASE décrit une certification : un document qui en a deux est refusé avec son conseil."""
    source = tmp_path / "deux.csv"
    source.write_text(
        "nature;code;intitulé;texte\ncertification;RS1;T\ncertification;RS2;U\n", "utf-8"
    )
    assert main(["convertir", str(source), "--vers", "case"]) == 2
    assert "un document par certification" in capsys.readouterr().err


def test_ce_qui_ne_se_lit_pas_est_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Un document refusé, un tableau vide, un dossier absent : une phrase, et l'état 2."""
    empty = tmp_path / "vide.csv"
    empty.write_text("nature;code;texte\n", "utf-8")
    absent = str(tmp_path / "absent" / "a.csv")
    for asked in (
        ["convertir", str(REFUSED / "lettre.txt"), "--vers", "csv"],
        ["convertir", str(empty), "--vers", "csv"],
        ["convertir", str(CASE), "--vers", "csv", "-o", absent],
    ):
        assert main(asked) == 2
    assert "ne peut pas être écrit" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--vers", "pdf"], [], ["--vers", "case", "--date", "hier"]])
def test_les_arguments_faux(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Une forme inconnue, absente, ou une date qui n'en est pas une : l'usage est rappelé."""
    with pytest.raises(SystemExit):
        main(["convertir", str(CASE), *wrong])
    assert "usage" in capsys.readouterr().err
