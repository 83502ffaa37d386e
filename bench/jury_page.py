"""The session page of a jury, asked as a browser asks, with 24 and with 500 candidates.

Rivals: for 24 candidates, the plainest page of the office (same frame, one account); for 500, the
page with 24, which it must not outgrow.
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
PLAIN = "la page la plus nue de l'office"
SMALL = "la même page avec 24 candidats"


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
    rows = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("jury_page")]
    (_, plain, _), (_, small, few), (_, large, many) = rows
    return [
        page("jury_page_24", small, PLAIN, plain),
        page("jury_page_500", large, SMALL, small),
        Figure(
            name="jury_page_requetes", value=float(many), unit="requêtes pour 500 candidats",
            against="les requêtes pour 24 candidats", ratio=float(many) / float(few),
        ),
    ]  # fmt: skip


def page(name: str, spent: str, against: str, rival: str) -> Figure:
    """The median milliseconds of a page, and how many times those of its rival."""
    ratio = round(float(spent) / float(rival), 2)
    return Figure(name=name, value=float(spent), unit="ms (médiane)", against=against, ratio=ratio)


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
    for size, address in [
        (0, office.plain_page()),
        *((size, office.open_jury(size)) for size in SIZES),
    ]:
        queries = office.count_queries(lambda to=address: client.get(to))
        print("jury_page", size, timed(lambda to=address: client.get(to)), queries)


if __name__ == "__main__":
    main()
