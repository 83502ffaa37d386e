"""Rewrite the lock files from pyproject.toml, with hashes and without any index address."""

import subprocess
import sys

from outils.environment import ROOT

BUILD = ("--group", "construction")
LOCKS = {
    "requirements.lock": ("--extra", "office", *BUILD),
    "requirements-dev.lock": ("--extra", "office", "--extra", "dev", *BUILD),
    "requirements-coeur.lock": ("--group", "coeur", *BUILD),
}
"""Per lock file, what it holds beyond the core: the office, the tools, or only the core's tests."""

FLAGS = (
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
    "--quiet", "--allow-unsafe",
)  # fmt: skip


def main() -> None:
    """Compile every lock; the development one first, since it bounds the two others."""
    bounds: tuple[str, ...] = ()
    for name in ("requirements-dev.lock", "requirements.lock", "requirements-coeur.lock"):
        command = ["uv", "pip", "compile", "pyproject.toml", *LOCKS[name], *FLAGS, *bounds]
        upgrade = [argument for argument in sys.argv[1:] if not bounds]
        subprocess.run([sys.executable, "-m", *command, *upgrade, "-o", name], check=True, cwd=ROOT)
        bounds = ("--constraints", "requirements-dev.lock")
        print(f"{name} est à jour.")


if __name__ == "__main__":
    main()
