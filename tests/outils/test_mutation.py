"""Les mutants se plantent, s'essaient un à un, et l'on dit ceux que personne n'a vus."""

import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from outils.mutation import plant
from outils.mutation.__main__ import choose, rate, tell
from outils.mutation.plant import Mutant, planted

RULE = """
def old_enough(age: int) -> str:
    return "majeur" if age >= 18 else "mineur"
"""
SUITE = """
import pytest
from rule import old_enough

@pytest.mark.parametrize(("age", "said"), [(18, "majeur"), (17, "mineur")])
def test_old_enough(age, said):
    assert old_enough(age) == said
"""
WEAK = """
from rule import old_enough

def test_old_enough():
    assert old_enough(40) == "majeur"
"""
PROGRAM = """
import sys
from pathlib import Path
import pytest
from outils.mutation import plant
from outils.mutation.trial import Trial
folder = Path(sys.argv[1])
plant.SOURCE, plant.BUILD, plant.COPY = folder, folder / "build", folder / "copy"
plant.COPY.mkdir()
mutants = list(plant.planted(Path("rule.py")))
sys.path.insert(0, str(plant.COPY))
trial = Trial(mutants, 1, 1.0)
options = ["-q", "-s", "--assert=plain", "--import-mode=importlib", "-p", "no:django", "-p", "no:xdist"]
pytest.main([*options, "-c", "/dev/null", "--rootdir", str(folder), str(folder)], plugins=[trial])
print("bilan", len(trial.tried), len(trial.survivors))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where one rule stands in the place of the project's sources."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "rule.py").write_text(RULE, "utf-8")
    for name, place in (("SOURCE", tmp_path), ("BUILD", tmp_path), ("COPY", tmp_path / "copy")):
        monkeypatch.setattr(plant, name, place)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_un_mutant_montre_ce_qu_il_change() -> None:
    """Chaque mutant d'une règle se lit comme deux lignes : ce qui était, ce qui est mis."""
    differences = [mutant.difference for mutant in planted(Path("rule.py"))]
    old = '-    return "majeur" if age >= 18 else "mineur"\n'
    assert f'{old}+    return "majeur" if age > 18 else "mineur"' in differences
    assert f'{old}+    return "MAJEUR" if age >= 18 else "mineur"' in differences
    assert len(set(differences)) == len(differences)


def test_le_meme_texte_ne_se_mute_qu_une_fois(folder: Path) -> None:
    """Les mutants d'un fichier inchangé sont relus, et les mêmes."""
    first = list(planted(Path("rule.py")))
    kept = list((folder / "plants").iterdir())
    assert list(planted(Path("rule.py"))) == first
    assert list((folder / "plants").iterdir()) == kept


@pytest.mark.parametrize(
    ("suite", "all_seen"), [(SUITE, True), (WEAK, False)], ids=["forte", "faible"]
)
def test_un_essai_faible_laisse_des_survivants(tmp_path: Path, suite: str, all_seen: bool) -> None:
    """Une suite qui éprouve la limite tue tous les mutants ; une autre en laisse."""
    (tmp_path / "rule.py").write_text(RULE, "utf-8")
    (tmp_path / "test_rule.py").write_text(suite, "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    _, tried, survivors = said.splitlines()[-1].split()
    assert int(tried) == 8
    assert (int(survivors) == 0) is all_seen


def named(*paths: str) -> list[Mutant]:
    """One mutant in each of these files."""
    return [Mutant(Path(path), "x_f__mutmut_1") for path in paths]


def test_on_choisit_des_fichiers_puis_on_tire() -> None:
    """Les mots gardent des fichiers ; une même graine donne toujours le même ordre."""
    mutants = named(*(f"domain/{name}{number}.py" for name in "ab" for number in range(20)))
    asked = Namespace(fichiers=["domain/a"], survivants=False, graine=3)
    chosen = choose(mutants, asked)
    assert len(chosen) == 20
    assert chosen != mutants[:20]
    assert {str(mutant.path)[:8] for mutant in chosen} == {"domain/a"}
    assert choose(mutants, asked) == chosen
    everything = choose(mutants, Namespace(fichiers=[], survivants=False, graine=1))
    assert sorted(map(str, everything)) == sorted(map(str, mutants))


def test_des_mots_qui_ne_nomment_aucun_fichier_ne_mesurent_rien() -> None:
    """Sans mutant à essayer, la commande le dit au lieu d'annoncer 100 %."""
    with pytest.raises(SystemExit, match="Aucun fichier de règles ne porte « domain/z »"):
        choose(named("domain/a.py"), Namespace(fichiers=["domain/z"], survivants=False, graine=1))


def test_le_taux_dit_sa_marge() -> None:
    """Le taux d'un tirage s'accompagne de ce dont il peut s'écarter de la vérité."""
    assert rate("jury", 90, 100) == "jury : 90 mutants tués sur 100, 90.0% (± 5.9% si tirés)"
    assert rate("rien", 0, 0) == "rien : 0 mutants tués sur 0, 100.0% (± 0.0% si tirés)"


def test_les_survivants_se_comptent_par_fichier(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Le bilan nomme les fichiers où l'on survit, puis chaque paquet et le tout."""
    mutants = named("jury/a.py", "jury/a.py", "rules/b.py")
    tell(mutants, mutants[:1], 9)
    said = capsys.readouterr().out
    assert "jury/a.py : 1 tués sur 2" in said
    assert "jury : 1 mutants tués sur 2, 50.0%" in said
    assert "En tout : 2 mutants tués sur 3" in said
    assert said.endswith("3 mutants tirés parmi 9.\n")
