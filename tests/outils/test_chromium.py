"""The browser is found where people put it, and its absence is a sentence."""

from pathlib import Path

import pytest

from outils.chromium import ChromiumNotFound, find_chromium, require_chromium


def program(folder: Path, name: str) -> Path:
    """A file that can be run."""
    made = folder / name
    made.write_text("#!/bin/sh\n", "utf-8")
    made.chmod(0o755)
    return made


def test_the_chosen_browser_wins(tmp_path: Path) -> None:
    """PARCHEMIN_CHROMIUM is preferred to what the path holds."""
    program(tmp_path, "chromium")
    chosen = program(tmp_path, "mon-chromium")
    environment = {"PATH": str(tmp_path), "PARCHEMIN_CHROMIUM": str(chosen)}
    assert find_chromium(environment) == chosen


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_of_the_path_is_found(tmp_path: Path, name: str) -> None:
    """Each usual name of Chromium or Chrome is recognised."""
    assert find_chromium({"PATH": str(tmp_path)}) is None
    made = program(tmp_path, name)
    assert find_chromium({"PATH": str(tmp_path)}) == made


def test_an_absent_browser_says_what_to_install(tmp_path: Path) -> None:
    """Without a browser, the sentence names the package and the variable."""
    with pytest.raises(ChromiumNotFound, match=r"(?s)apt-get install chromium.*PARCHEMIN_CHROMIUM"):
        require_chromium({"PATH": str(tmp_path)})


def test_a_wrong_choice_is_not_replaced_in_silence(tmp_path: Path) -> None:
    """A PARCHEMIN_CHROMIUM that cannot be run is an error, even when the path has a browser."""
    program(tmp_path, "chromium")
    environment = {"PATH": str(tmp_path), "PARCHEMIN_CHROMIUM": str(tmp_path / "absent")}
    with pytest.raises(ChromiumNotFound, match=r"ne s'exécute pas"):
        find_chromium(environment)
