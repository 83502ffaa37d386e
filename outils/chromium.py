"""Find a Chromium on this machine, or install the system's package where that is allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ABSENT = """
Les parcours ont besoin de Chromium ; aucun n'a été trouvé ({names}).
Installez-le (Debian, Ubuntu : apt-get install chromium ; Fedora : dnf install chromium ;
macOS : brew install --cask chromium), ou indiquez où il est :
PARCHEMIN_CHROMIUM=/chemin/vers/chromium make test"""


class ChromiumNotFound(Exception):
    """No browser on this machine; the sentence says what to install."""


def find_chromium(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The browser named by PARCHEMIN_CHROMIUM, else the first known one on the path, else None.

    Raises ChromiumNotFound when PARCHEMIN_CHROMIUM names something that cannot be run.
    """
    if chosen := environment.get("PARCHEMIN_CHROMIUM"):
        found = shutil.which(chosen)
        if found is None:
            raise ChromiumNotFound(
                f"PARCHEMIN_CHROMIUM={chosen} : ce programme n'existe pas ou ne s'exécute pas. "
                "Attendu : le chemin d'un Chromium ou d'un Chrome."
            )
        return Path(found)
    path = environment.get("PATH")
    return next((Path(found) for name in NAMES if (found := shutil.which(name, path=path))), None)


def require_chromium(environment: Mapping[str, str] = os.environ) -> Path:
    """The browser of this machine; raises ChromiumNotFound with what to install."""
    found = find_chromium(environment)
    if found is None:
        raise ChromiumNotFound(ABSENT.format(names=", ".join(NAMES)).strip())
    return found


def apt_get() -> list[str] | None:
    """How to call apt-get with the rights to install, without a question; None when not allowed."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return None
    return [sudo, "-n", "apt-get"] if sudo else None


def install_chromium() -> None:
    """Install the system's package; what apt-get says is shown."""
    command = apt_get()
    if command is None:
        return
    print("Chromium est absent : installation du paquet du système…", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*command, "-qq", "update"], env=quiet, check=False)
    install = [*command, "-qq", "-y", "--no-install-recommends", "install", "chromium"]
    subprocess.run(install, env=quiet, check=False)


def main() -> None:
    """Make sure a browser is there, else stop with the sentence."""
    try:
        if find_chromium() is None:
            install_chromium()
        print(f"Chromium : {require_chromium()}")
    except ChromiumNotFound as absent:
        sys.exit(str(absent))


if __name__ == "__main__":
    main()
