"""The import of a framework from CSV: received, committed and journalled, ready to be reviewed.

Rival, in the same run and the same database: read the same file with ``csv``, put its rows in a
JSON tree, and INSERT that tree, without looking at any value. Three sizes show that the cost
follows the number of parts.
"""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure

SIZES = (1_010, 4_020, 16_080)
RIVAL = "csv, json et INSERT nus, même fichier"
SMALLER = "le même import, quatre fois moins de nœuds, par nœud"


def measure() -> list[Figure]:
    """Median milliseconds for each size; run apart, on a base made for the occasion."""
    with tempfile.TemporaryDirectory(prefix="parchemin-mesure-") as folder:
        surroundings = {**os.environ, "PARCHEMIN_DATA": folder, "PARCHEMIN_MODE": "demonstration"}
        surroundings.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
        done = subprocess.run(
            [sys.executable, "-m", "bench.framework_import"],
            env=surroundings, stdout=subprocess.PIPE, text=True, check=True,
            cwd=Path(__file__).parents[1],
        )  # fmt: skip
    rows = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("cadre")]
    spent = {int(size): (float(ours), float(bare)) for size, ours, bare in rows}
    return figures(spent)


def figures(spent: dict[int, tuple[float, float]]) -> list[Figure]:
    """A figure for each size against the rival, and one for the cost of a part as sizes grow."""
    found = [
        Figure(
            name=f"framework_import_{size}", value=round(ours, 1), unit="ms (médiane)",
            against=RIVAL, ratio=round(ours / bare, 2),
        )
        for size, (ours, bare) in spent.items()
    ]  # fmt: skip
    small, large = sorted(spent)[-2:]
    each, before = spent[large][0] / large, spent[small][0] / small
    found.append(
        Figure(
            name="framework_import_par_noeud", value=round(each * 1000, 1), unit="µs par nœud",
            against=SMALLER, ratio=round(each / before, 2),
        )
    )  # fmt: skip
    return found


def main() -> None:
    """Print each size with the two medians; the office is imported once Django is configured."""
    importlib.import_module("django").setup()
    office = importlib.import_module("bench.framework_office")
    office.prepare()
    for size in SIZES:
        ours, bare = office.compared(size)
        print(f"cadre {size} {ours * 1000} {bare * 1000}")


if __name__ == "__main__":
    main()
