"""A fresh machine gets its environment, or one sentence that says what it lacks."""

import subprocess
import sys
from pathlib import Path

import pytest

from outils import environment
from outils.environment import fingerprint, prepare, runs

PYTHON = """#!/bin/sh
case "$2" in
    *version_info*) exit {old} ;;
    *ensurepip*) exit {without_venv} ;;
    *platform*) echo {version} ;;
    *) echo "lancé : $@" ;;
esac
"""
LOCK = "segno==1.6.6 --hash=sha256:00\n"


def fake_python(folder: Path, name: str, *, old: int, without_venv: int, version: str) -> None:
    """A Python that only answers the questions of preparer.sh."""
    program = folder / name
    text = PYTHON.format(old=old, without_venv=without_venv, version=version)
    program.write_text(text, "utf-8")
    program.chmod(0o755)


def preparer(root: Path, path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run preparer.sh on a machine that holds only what a folder holds."""
    return subprocess.run(
        ["/bin/sh", "outils/preparer.sh", "--lock", "x.lock"], cwd=root, check=False,
        env={"PATH": str(path), **variables}, capture_output=True, text=True,
    )  # fmt: skip


def test_the_first_convenient_python_is_used(root: Path, tmp_path: Path) -> None:
    """An old python3 is passed over for a newer one under another name."""
    fake_python(tmp_path, "python3", old=1, without_venv=0, version="3.9.2")
    fake_python(tmp_path, "python3.12", old=0, without_venv=0, version="3.12.1")
    done = preparer(root, tmp_path)
    assert done.stdout == "lancé : outils/environment.py --lock x.lock\n"
    assert done.returncode == 0


def test_an_old_python_is_named(root: Path, tmp_path: Path) -> None:
    """With an old Python alone, the sentence says which one was found and what is needed."""
    fake_python(tmp_path, "python3", old=1, without_venv=0, version="3.9.2")
    done = preparer(root, tmp_path)
    assert done.returncode == 1
    assert "demande Python 3.11" in done.stderr
    assert "3.9.2" in done.stderr


def test_no_python_at_all_is_said(root: Path, tmp_path: Path) -> None:
    """Without any Python, the sentence says so instead of « command not found »."""
    done = preparer(root, tmp_path)
    assert done.returncode == 1
    assert "trouvé sur cette machine : aucun" in done.stderr


def test_a_python_without_venv_says_which_package(root: Path, tmp_path: Path) -> None:
    """Debian's Python without its venv module is told apart from no Python."""
    fake_python(tmp_path, "python3", old=0, without_venv=1, version="3.11.2")
    done = preparer(root, tmp_path)
    assert done.returncode == 1
    assert "Python 3.11.2 est là" in done.stderr
    assert "apt-get install python3-venv" in done.stderr


def test_the_chosen_python_comes_first(root: Path, tmp_path: Path) -> None:
    """PARCHEMIN_PYTHON is tried before the Python of the path."""
    fake_python(tmp_path, "python3", old=0, without_venv=0, version="3.11.2")
    fake_python(tmp_path, "mien", old=0, without_venv=0, version="3.13.0")
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 9\n", "utf-8")
    assert preparer(root, tmp_path, PARCHEMIN_PYTHON=str(tmp_path / "mien")).returncode == 0


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock file."""
    written = tmp_path / "x.lock"
    written.write_text(LOCK, "utf-8")
    return written


def test_the_stamp_follows_the_lock_and_the_place(lock: Path, tmp_path: Path) -> None:
    """Another lock or another folder asks for another preparation, the same ones do not."""
    first = fingerprint(lock, tmp_path / "a")
    assert first == fingerprint(lock, tmp_path / "a")
    assert first != fingerprint(lock, tmp_path / "b")
    lock.write_text(LOCK + "lxml==6.1.3\n", "utf-8")
    assert first != fingerprint(lock, tmp_path / "a")


def test_a_prepared_environment_is_left_alone(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second preparation with the same stamp runs nothing."""
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").touch()
    (venv / ".parchemin-x.lock").write_text(fingerprint(lock, venv), "utf-8")
    monkeypatch.setattr(environment, "runs", lambda _: pytest.fail("rien ne devait être lancé"))
    prepare(lock, venv)


def test_a_failed_installation_leaves_no_stamp(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a library cannot be installed, the sentence says where to look, and nothing is sealed."""
    venv = tmp_path / "venv"
    venv.mkdir()
    monkeypatch.setattr(environment, "runs", lambda _: True)
    monkeypatch.setattr(environment, "pip_install", lambda *_: False)
    with pytest.raises(SystemExit, match=r"x\.lock n'ont pas pu être installées"):
        prepare(lock, venv)
    assert not (venv / ".parchemin-x.lock").exists()


def test_an_environment_whose_python_is_gone_is_made_again(tmp_path: Path) -> None:
    """An interpreter that is absent or does not start is not trusted; this one is."""
    broken = tmp_path / "python"
    assert not runs(broken)
    broken.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    broken.chmod(0o755)
    assert not runs(broken)
    assert runs(Path(sys.executable))
