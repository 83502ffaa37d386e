"""``parchemin-bureau``: the office's own commands (demarrer, travailler, journal, demo…)."""

import os
import sys

from django.core.management import execute_from_command_line

from parchemin.office.environment import UnsafeEnvironment

REFUSED = 2
"""Exit status when the settings are refused."""


def main() -> None:
    """Run one command of the office; without a word, start it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
    try:
        execute_from_command_line(["parchemin-bureau", *(sys.argv[1:] or ["demarrer"])])
    except UnsafeEnvironment as refusal:
        sys.stderr.write(f"{refusal}\n")
        sys.exit(REFUSED)


if __name__ == "__main__":
    main()
