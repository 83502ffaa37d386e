"""The pages of a jury that hears 500 candidates, asked by HTTP of the served office, on both engines.

Each page is asked alone, then by four people of the secretariat at once, on four juries of their
own. ``jury_closing`` is the page that says what closing would decide, every vote given; worked out
once between two acts, it is also asked right after an act (``cold``). Then 1,200 results handed
in at once, each an act of its own in the journal, and the same one after another, each also in a
transaction of its own (``apart``), against as many bare inserts.
"""

import importlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.catalogue import office
from bench.catalogue_search import PASSWORD, TOKEN, USERS, p95, served, signed_in
from bench.figures import Figure

CANDIDATES = 500
ROUNDS = 40
WARMING = 6
"""Asks of each page before the measure: every process of the office has served it once."""
TRIES = 3
COLD = "jury_closing_cold"
ENGINES = ("sqlite", "postgresql")
PAGES = ("jury_session", "jury_candidate", "jury_live", "jury_closing")
Visitor = urllib.request.OpenerDirector
Act = Callable[[Visitor, str], None]
ALONE = "la même page, seul"
BARE = "autant d'INSERT nus, une transaction chacun"


def measure() -> list[Figure]:
    """The 95th percentile of each page, alone and four at once, and the results written."""
    figures = []
    with tempfile.TemporaryDirectory(prefix="parchemin-mesure-") as folder:
        for engine in ENGINES:
            with office(Path(folder) / engine, engine) as surroundings:
                figures += measure_engine(engine, surroundings)
    return figures


def measure_engine(engine: str, surroundings: dict[str, str]) -> list[Figure]:
    said = told(surroundings)
    acts, apart, bare = (float(part) for part in said.pop("results"))
    opened = [
        sys.executable, "-m", "parchemin.office", "compte", "ouvrir", "mesure",
        "--mot-de-passe-entree",
    ]  # fmt: skip
    subprocess.run(
        opened, env=surroundings, input=PASSWORD, text=True, stdout=subprocess.DEVNULL, check=True
    )
    figures = [
        written(f"results_1200_{engine}", acts, bare),
        written(f"results_1200_apart_{engine}", apart, bare),
    ]
    with served(surroundings) as address:
        visitors = [signed_in(address) for _ in range(USERS)]
        for page in PAGES:
            figures += measure_page(f"{page}_{engine}", visitors, address, said[page])
        figures += measure_page(
            f"{COLD}_{engine}", visitors, address, said["jury_closing"], before=incident
        )
    return figures


def written(name: str, seconds: float, bare: float) -> Figure:
    """Seconds of the results written, and how many times those of bare inserts."""
    ratio = round(seconds / bare, 2)
    return Figure(name=name, value=seconds, unit="s", against=BARE, ratio=ratio)


def measure_page(
    name: str,
    visitors: list[Visitor],
    address: str,
    paths: list[str],
    *,
    before: Act | None = None,
) -> list[Figure]:
    """One page, alone then with as many people as there are juries; ``before`` precedes each ask."""
    for visitor, path in zip(visitors, paths, strict=True):
        walk(visitor, address + path, rounds=WARMING)
    alone = walk(visitors[0], address + paths[0], rounds=ROUNDS, before=before)
    with ThreadPoolExecutor(len(visitors)) as pool:
        walks = pool.map(
            lambda pair: walk(pair[0], address + pair[1], rounds=ROUNDS, before=before),
            zip(visitors, paths, strict=True),
        )
        together = [spent for walked in walks for spent in walked]
    return [
        Figure(name=name, value=p95(alone), unit="ms (95e centile), seul"),
        Figure(
            name=f"{name}_4", value=p95(together), unit="ms (95e centile), à quatre",
            against=ALONE, ratio=round(p95(together) / p95(alone), 2),
        ),
    ]  # fmt: skip


def walk(visitor: Visitor, address: str, *, rounds: int, before: Act | None = None) -> list[float]:
    """Seconds of each answer, from the question to the last byte."""
    spent = []
    for _ in range(rounds):
        if before is not None:
            before(visitor, address)
        start = time.perf_counter()
        with visitor.open(address) as answer:
            answer.read()
        spent.append(time.perf_counter() - start)
    return spent


def incident(visitor: Visitor, address: str) -> None:
    """Write one act of the room, as its form does: what closing would decide is worked out again."""
    with visitor.open(address) as page:
        token = TOKEN.search(page.read().decode())
    assert token
    given = {"csrfmiddlewaretoken": token[1], "kind": "incident", "text": "Reprise de séance."}
    data = urllib.parse.urlencode(given).encode()
    with visitor.open(address.replace("/clore/", "/notes/"), data) as answer:
        answer.read()


def told(surroundings: dict[str, str]) -> dict[str, list[str]]:
    """What the process that made the juries says: a word, then what it names."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.jury_served"],
        env={**surroundings, "DJANGO_SETTINGS_MODULE": "parchemin.office.settings"},
        stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    lines = [line.split() for line in done.stdout.splitlines()]
    return {words[0]: words[1:] for words in lines if words and words[0] in {*PAGES, "results"}}


def main() -> None:
    """Make one open jury per person, every vote given; print the addresses and the results' time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "parchemin.office.settings")
    importlib.import_module("django").setup()
    made = importlib.import_module("bench.jury_office")
    made.prepared_client()
    measures = (made.separate_acts, made.results_apart, made.bare_inserts)
    medians = [statistics.median(measure() for _ in range(TRIES)) for measure in measures]
    print("results", *(f"{seconds:.3f}" for seconds in medians))
    juries = [made.open_jury(CANDIDATES) for _ in range(USERS)]
    for address in juries:
        made.vote_everything(address)
    print("jury_session", *juries)
    print("jury_candidate", *(made.middle_candidate(address) for address in juries))
    print("jury_live", *(f"{address}direct/" for address in juries))
    print("jury_closing", *(f"{address}clore/" for address in juries))


if __name__ == "__main__":
    main()
