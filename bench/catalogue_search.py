"""Pages of results of the catalogue, asked by HTTP of the served office, alone and four at once."""

import http.cookiejar
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from bench.figures import Figure

SEARCHES = (
    "q=conseiller+logistique",
    "q=s%C3%A9curit%C3%A9",
    "q=application+web",
    "q=responsable&level=5",
    "q=gestion&state=active",
    "rome=M1805",
    "nsf=326&register=RNCP",
    "formacode=31090&level=5",
    "certifier=acad%C3%A9mie+bretagne",
    "q=RNCP12345",
    "",
    "page=40",
    "sort=-number",
    "sort=title&q=animateur",
    "q=technicien+sant%C3%A9&state=inactive",
    "level=6&sort=-ends_on",
)
ROUNDS = 8
USERS = 4
PASSWORD = "mesure-du-catalogue-2026"  # noqa: S105 - that of an office made for the measure
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def measure_search(engine: str, surroundings: dict[str, str]) -> list[Figure]:
    """The 95th percentile of the milliseconds of a page, for one user, then for four at once."""
    subprocess.run(
        [sys.executable, "-m", "parchemin.office", "compte", "ouvrir", "mesure",
         "--mot-de-passe-entree"],
        env=surroundings, input=PASSWORD, text=True, stdout=subprocess.DEVNULL, check=True,
    )  # fmt: skip
    with served(surroundings) as address:
        visitors = [signed_in(address) for _ in range(USERS)]
        walk(visitors[0], address, rounds=1)
        alone = walk(visitors[0], address, rounds=ROUNDS)
        with ThreadPoolExecutor(USERS) as pool:
            walks = pool.map(lambda visitor: walk(visitor, address, rounds=ROUNDS), visitors)
            together = [spent for walk_spent in walks for spent in walk_spent]
    return [
        Figure(name=f"catalogue_search_{engine}", value=p95(alone), unit="ms (95e centile), seul"),
        Figure(
            name=f"catalogue_search_{engine}_4",
            value=p95(together),
            unit="ms (95e centile), à quatre",
            against="la même recherche, seul",
            ratio=round(p95(together) / p95(alone), 2),
        ),
    ]


def p95(spent: list[float]) -> float:
    return round(statistics.quantiles(spent, n=20)[-1] * 1000, 1)


@contextmanager
def served(surroundings: dict[str, str]) -> Iterator[str]:
    """The office as ``parchemin-bureau demarrer`` serves it; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "parchemin.office", "demarrer"],
        env={**surroundings, "PARCHEMIN_PORT": str(port)}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/compte/connexion/")
        yield address
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(address)


def signed_in(address: str) -> urllib.request.OpenerDirector:
    """A browser's cookies, with an open session."""
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    visitor = urllib.request.build_opener(jar)
    page = visitor.open(f"{address}/compte/connexion/").read().decode()
    token = TOKEN.search(page)
    assert token
    given = {"csrfmiddlewaretoken": token[1], "username": "mesure", "password": PASSWORD}
    data = urllib.parse.urlencode(given).encode()
    visitor.open(f"{address}/compte/connexion/", data).close()
    return visitor


def walk(visitor: urllib.request.OpenerDirector, address: str, *, rounds: int) -> list[float]:
    """Seconds of each page, from the question to the last byte."""
    spent = []
    for _ in range(rounds):
        for search in SEARCHES:
            start = time.perf_counter()
            page = visitor.open(f"{address}/catalogue/?{search}").read()
            spent.append(time.perf_counter() - start)
            assert b"Se d\xc3\xa9connecter" in page
    return spent
