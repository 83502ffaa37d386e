"""The settings that come from the environment, and those that refuse to serve real people."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parchemin.office.environment import DEMO_SECRET, UnsafeEnvironment, read_environment

SOUND = {
    "PARCHEMIN_MODE": "production",
    "PARCHEMIN_SECRET": "x7" * 40,
    "PARCHEMIN_HOTES": "office.exemple.fr",
    "PARCHEMIN_ADRESSE": "https://office.exemple.fr",
}


def test_nothing_set_gives_the_demonstration() -> None:
    """Without a word the office starts as a demonstration on this machine."""
    environment = read_environment({})
    assert environment.demo
    assert environment.port == 8000
    assert environment.database_url.startswith("sqlite:///")
    assert environment.public_url == "http://127.0.0.1:8000"


def test_a_sound_production_environment_is_accepted() -> None:
    """A secret, a host and an https address are enough to serve."""
    environment = read_environment(SOUND)
    assert not environment.demo
    assert environment.https


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"PARCHEMIN_SECRET": DEMO_SECRET}, "PARCHEMIN_SECRET"),
        ({"PARCHEMIN_SECRET": ""}, "PARCHEMIN_SECRET"),
        ({"PARCHEMIN_SECRET": "court"}, "PARCHEMIN_SECRET"),
        ({"PARCHEMIN_HOTES": ""}, "PARCHEMIN_HOTES"),
        ({"PARCHEMIN_ADRESSE": "http://office.exemple.fr"}, "PARCHEMIN_ADRESSE"),
    ],
)
def test_an_unsafe_production_environment_is_refused(change: dict[str, str], word: str) -> None:
    """Each unsafe value stops the start with a sentence that names its variable."""
    with pytest.raises(UnsafeEnvironment, match=word):
        read_environment(SOUND | change)


def test_all_faults_are_told_at_once() -> None:
    """An empty production environment names every missing variable in one go."""
    with pytest.raises(UnsafeEnvironment) as refusal:
        read_environment({"PARCHEMIN_MODE": "production"})
    for word in ("PARCHEMIN_SECRET", "PARCHEMIN_HOTES", "PARCHEMIN_ADRESSE"):
        assert word in str(refusal.value)


@pytest.mark.parametrize("port", ["huit mille", "0", "70000"])
def test_an_impossible_port_is_refused_with_a_sentence(port: str) -> None:
    """A port that is not a port number stops the start and says what is expected."""
    with pytest.raises(UnsafeEnvironment, match="PARCHEMIN_PORT"):
        read_environment({"PARCHEMIN_PORT": port})


@pytest.mark.parametrize("mode", ["prod", "Production", "production ", "démonstration"])
def test_a_misspelt_mode_never_opens_a_demonstration(mode: str) -> None:
    """« prod » is refused with the two words expected, instead of serving the public accounts."""
    with pytest.raises(UnsafeEnvironment, match=r"PARCHEMIN_MODE.*demonstration ou production"):
        read_environment(SOUND | {"PARCHEMIN_MODE": mode})


def test_an_unknown_database_is_refused_without_its_password() -> None:
    """An engine that the office does not know is named; the secret of its address is not."""
    with pytest.raises(UnsafeEnvironment, match=r"DATABASE_URL.*mysql") as refusal:
        read_environment({"DATABASE_URL": "mysql://office:motdepasse@serveur/base"})
    assert "motdepasse" not in str(refusal.value)


def test_refused_settings_are_sentences_without_traceback(tmp_path: Path) -> None:
    """The command prints what to set, and nothing of Python, then leaves with status 2."""
    told = subprocess.run(
        [sys.executable, "-m", "parchemin.office", "check"],
        env={**os.environ, "PARCHEMIN_MODE": "production", "PARCHEMIN_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert "PARCHEMIN_SECRET" in told.stderr
    assert "Traceback" not in told.stderr
