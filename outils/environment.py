"""Create a virtual environment that holds exactly one lock file and the project itself.

A stamp, made of everything the result depends on, lets the next call return at once. Runs on the
standard library alone, before anything is installed.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

INSTALL_REFUSED = """
Les bibliothèques de {lock} n'ont pas pu être installées ; la raison est écrite juste au-dessus.
Le plus souvent la machine ne joint pas son dépôt de paquets Python : vérifiez le réseau,
le mandataire (HTTPS_PROXY) ou PIP_INDEX_URL, puis relancez la même commande."""
VENV_REFUSED = """
L'environnement {venv} n'a pas pu être créé avec {python} ; la raison est écrite juste au-dessus.
Vérifiez que ce dossier est inscriptible et que le module venv de Python est installé
(Debian, Ubuntu : apt-get install python3-venv), puis relancez la même commande."""


def fingerprint(lock: Path, venv: Path) -> str:
    """What the environment depends on: lock, project table, place, version of Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = [
        lock.read_text("utf-8"),
        json.dumps(project, sort_keys=True),
        str(venv),
        str(sys.version_info[:2]),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def runs(python: Path) -> bool:
    """Whether the interpreter of an existing environment still starts, in the same version."""
    if not python.exists():
        return False
    probe = "import sys, pip; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", probe], capture_output=True, text=True, check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def pip_install(python: Path, *arguments: str) -> bool:
    """Run pip in the environment and tell whether it succeeded."""
    command = [
        str(python), "-m", "pip", "--disable-pip-version-check", "--no-input",
        "install", "-qq", "--no-warn-script-location",
    ]  # fmt: skip
    return subprocess.run([*command, *arguments], check=False, cwd=ROOT).returncode == 0


def create(venv: Path) -> None:
    """Create the environment anew, or stop with a sentence."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=False)
    if made.returncode != 0:
        sys.exit(VENV_REFUSED.format(venv=venv, python=sys.executable))


def prepare(lock: Path, venv: Path) -> None:
    """Bring the environment to what the lock says; do nothing when it is already there."""
    python = venv / "bin" / "python"
    stamp = venv / f".parchemin-{lock.name}"
    wanted = fingerprint(lock, venv)
    if stamp.exists() and stamp.read_text("utf-8") == wanted and python.exists():
        return
    started = time.monotonic()
    print(f"Préparation de {venv.name} d'après {lock.name} (une seule fois)…", flush=True)
    if not runs(python):
        create(venv)
    locked = pip_install(python, "--require-hashes", "-r", str(lock))
    project = locked and pip_install(python, "--no-deps", "--no-build-isolation", "-e", str(ROOT))
    if not project:
        sys.exit(INSTALL_REFUSED.format(lock=lock.name))
    stamp.write_text(wanted, "utf-8")
    print(f"{venv.name} est prêt en {time.monotonic() - started:.0f} s.", flush=True)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lock", required=True, type=Path)
    parser.add_argument("--venv", default=Path(".venv"), type=Path)
    arguments = parser.parse_args()
    prepare(ROOT / arguments.lock, ROOT / arguments.venv)


if __name__ == "__main__":
    main()
