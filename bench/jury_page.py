"""The session page of a jury, asked as a browser asks, with 24 and with 500 candidates.

Rival: the time that the same number of bare queries takes on the same base.
"""

import importlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure

ROUNDS = 15
SIZES = (24, 500)
AGAINST = "autant de lectures nues de la même base"


def measure() -> list[Figure]:
    """Median milliseconds of the page and its number of queries, for each size.

    Run in a process of its own: Django is configured once, on a base made for the occasion.
    """
    with tempfile.TemporaryDirectory(prefix="parchemin-mesure-") as folder:
        surroundings = {**os.environ, "PARCHEMIN_DATA": folder, "PARCHEMIN_MODE": "demonstration"}
        surroundings.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
        done = subprocess.run(
            [sys.executable, "-m", "bench.jury_page"],
            env=surroundings, stdout=subprocess.PIPE, text=True, check=True,
            cwd=Path(__file__).parents[1],
        )  # fmt: skip
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("jury_page")]
    return [figure for row in rows for figure in figures(*row[1:])]


def figures(size: str, page_ms: str, queries: str, bare_ms: str) -> list[Figure]:
    spent, bare = float(page_ms), float(bare_ms)
    return [
        Figure(
            name=f"jury_page_{size}", value=spent, unit="ms (médiane)",
            against=AGAINST, ratio=round(spent / bare, 2),
        ),
        Figure(name=f"jury_page_{size}_requetes", value=float(queries), unit="requêtes"),
    ]  # fmt: skip


def timed(call: Callable[[], object]) -> float:
    """Median milliseconds over the rounds, after one warm-up."""
    call()
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        spent.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(spent), 2)


def main() -> None:
    """Build one open jury per size, ask its page, print one line per size."""
    importlib.import_module("django").setup()
    office = importlib.import_module("bench.jury_office")
    client = office.prepared_client()
    for size in SIZES:
        address = office.open_jury(size)
        queries = office.count_queries(lambda to=address: client.get(to))
        bare = timed(lambda many=queries: office.bare_queries(many))
        print("jury_page", size, timed(lambda to=address: client.get(to)), queries, bare)


if __name__ == "__main__":
    main()
