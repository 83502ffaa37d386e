"""``parchemin-bureau``: the office's own commands (demarrer, travailler, journal, demo…)."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command of the office; without a word, start it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
    execute_from_command_line(["parchemin-bureau", *(sys.argv[1:] or ["demarrer"])])


if __name__ == "__main__":
    main()
