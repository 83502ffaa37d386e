"""The browser is found where people put it, and its absence is a sentence."""

from pathlib import Path

import pytest

from outils import chromium
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


def test_nothing_is_installed_without_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither root nor a silent sudo is at hand, no package manager is called."""
    monkeypatch.setattr(chromium, "apt_get", lambda: None)
    monkeypatch.setattr(chromium.subprocess, "run", lambda *_, **__: pytest.fail("appelé"))
    chromium.install_chromium()


def test_the_system_package_is_installed_without_a_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where it is allowed, apt-get refreshes its list, then installs, never waiting for an answer."""
    called: list[list[str]] = []
    monkeypatch.setattr(chromium, "apt_get", lambda: ["apt-get"])
    monkeypatch.setattr(chromium.subprocess, "run", lambda command, **_: called.append(command))
    chromium.install_chromium()
    assert [command[-1] for command in called] == ["update", "chromium"]
    assert "-y" in called[1]
