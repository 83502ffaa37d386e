"""La commande « parchemin controler » : toutes les fautes d'un règlement, puis ce qu'il décide."""

import re
from pathlib import Path

import pytest

from parchemin.cli import main
from parchemin.readers.examples import example_names
from tests.readers.samples import SAMPLES

VALID = SAMPLES / "reglements/valide.toml"
FAULTY = SAMPLES / "reglements/plein-de-fautes.toml"


@pytest.mark.parametrize("name", example_names())
def test_un_exemple_se_controle_par_son_nom(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Chaque exemple livré se contrôle sans fichier, et chaque règle cite sa source."""
    assert main(["controler", name]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) > 10
    assert all(line.startswith("  [") for line in shown[1:-1])
    assert shown[-1].startswith(f"{len(shown) - 2} règles, dont ")


def test_un_reglement_est_montre_regle_par_regle(capsys: pytest.CaptureFixture[str]) -> None:
    """Les dates d'une règle, et ce que le texte laisse muet, sont sur sa ligne."""
    assert main(["controler", str(VALID)]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "RNCP1, CQP d'essai"
    blocs = [line for line in shown if line.startswith("  [acquisition.bloc]")]
    assert blocs[0].endswith("jusqu'au 31/12/2025")
    assert blocs[1].endswith("depuis le 01/01/2026")
    (silent,) = [line for line in shown if "] muet : " in line]
    assert "[jury.un.departage]" in silent
    assert "dont 1 où le texte est muet et 1 choisies" in shown[-1]


def test_toutes_les_fautes_d_un_coup(capsys: pytest.CaptureFixture[str]) -> None:
    """Douze fautes, douze constats sur la sortie d'erreur, et le règlement n'est pas montré."""
    assert main(["controler", str(FAULTY)]) == 2
    streams = capsys.readouterr()
    assert streams.out == "12 erreurs : le règlement n'est pas utilisable.\n"
    said = streams.err.splitlines()
    errors = [line for line in said if ": erreur : " in line]
    assert len(errors) == 12
    assert all(re.match(r"plein-de-fautes\.toml:\d+:\d+: erreur : ", line) for line in errors)
    assert sum(line.startswith("    attendu : ") for line in said) >= 12


def test_une_seule_faute_s_ecrit_au_singulier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """« 1 erreur », et le constat donne la ligne du fichier."""
    path = tmp_path / "reglement.toml"
    path.write_text(VALID.read_text("utf-8").replace("membres = 3", "membres = 5"), "utf-8")
    assert main(["controler", str(path)]) == 2
    streams = capsys.readouterr()
    assert streams.out == "1 erreur : le règlement n'est pas utilisable.\n"
    assert "reglement.toml:68:1: erreur : 5 membres" in streams.err


def test_un_fichier_absent_est_une_phrase(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Un chemin faux ne montre pas de trace, mais le nom cherché."""
    assert main(["controler", str(tmp_path / "absent.toml")]) == 2
    assert "absent.toml" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["trente-fautes", "illisible", "ecrit-deux-fois"])
def test_un_fichier_fautif_dit_exactement_ses_fautes(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Chaque faute est dite avec sa ligne, sa colonne et le mot le plus proche, au mot près."""
    assert main(["controler", str(SAMPLES / f"reglements/{name}.toml")]) == 2
    expected = (SAMPLES / f"reglements/{name}.attendu.txt").read_text("utf-8")
    assert capsys.readouterr().err == expected


def test_vingt_cinq_lignes_fautives_au_moins_dans_l_exemple() -> None:
    """L'exemple fautif couvre vingt-cinq lignes différentes, toutes montrées avec leur colonne."""
    said = (SAMPLES / "reglements/trente-fautes.attendu.txt").read_text("utf-8")
    assert len(set(re.findall(r"^trente-fautes\.toml:(\d+):\d+: erreur", said, re.MULTILINE))) >= 25
