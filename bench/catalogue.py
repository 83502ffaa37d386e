"""The register's export at its real size: read, brought into both engines, searched by HTTP.

``catalogue_read`` reads all that the catalogue keeps, against a bare lxml pass over the same file.
``catalogue_import`` is the whole command, from the XML to a catalogue that can be searched, against
that reading. ``catalogue_search`` asks the served office for pages of results. The export holds
6,000 fiches; CATALOGUE_FICHES=30500 measures the whole register.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from bench.catalogue_export import write_export
from bench.catalogue_search import measure_search
from bench.figures import Figure, interleaved, rate
from bench.read_xml import bare_pass
from outils.postgresql import running_server
from parchemin.readers.fiche_xml.cards import CardReader
from parchemin.readers.fiche_xml.chunks import fiche_chunks

RIVAL = "lxml.iterparse seul, même fichier"
READING = "la lecture seule du même export"
ROUNDS = 2
USUAL = 6_000
OFFICE = [sys.executable, "-m", "parchemin.office"]
MEGABYTE = 1024


def measure() -> list[Figure]:
    count = int(os.environ.get("CATALOGUE_FICHES", USUAL))
    with tempfile.TemporaryDirectory(prefix="parchemin-mesure-") as folder:
        export = Path(folder) / "export_fiches_RNCP_V4_1_2026-08-16.xml"
        write_export(export, count)
        mine, bare = interleaved(
            lambda: read_cards(export, count), lambda: bare_pass(export), rounds=ROUNDS
        )
        figures = [rate("catalogue_read", count, "fiches/s", RIVAL, (mine, bare))]
        for engine in ("sqlite", "postgresql"):
            with office(Path(folder) / engine, engine) as surroundings:
                spent, peak = bring(export, surroundings)
                figures.append(
                    rate(f"catalogue_import_{engine}", count, "fiches/s", READING, (spent, mine))
                )
                if engine == "sqlite":
                    figures.append(memory(peak))
                figures += measure_search(engine, surroundings)
    return figures


def memory(kilobytes: int) -> Figure:
    """The most that a process of the first import held."""
    peak = round(kilobytes / MEGABYTE)
    return Figure(name="catalogue_memory", value=peak, unit="Mo au plus, par processus")


def read_cards(export: Path, count: int) -> None:
    """Read every fiche as the catalogue does."""
    reader = CardReader()
    with export.open("rb") as file:
        cards = sum(bool(reader.read(chunk).number) for chunk in fiche_chunks(file))
    assert cards == count


@contextmanager
def office(folder: Path, engine: str) -> Iterator[dict[str, str]]:
    """The surroundings of an office with an empty base of that engine."""
    folder.mkdir()
    with running_server() if engine == "postgresql" else nullcontext("") as address:
        surroundings = {
            **os.environ,
            "PARCHEMIN_DATA": str(folder),
            "PARCHEMIN_MODE": "demonstration",
            "DATABASE_URL": address or f"sqlite:///{folder / 'mesure.sqlite3'}",
        }
        run(["migrate", "--verbosity", "0"], surroundings)
        yield surroundings


def bring(export: Path, surroundings: dict[str, str]) -> tuple[float, int]:
    """Seconds of the whole import command, and the kilobytes of the largest of its processes."""
    command = [*OFFICE, "catalogue", "importer", str(export)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    spent = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return spent, usage.ru_maxrss


def run(command: list[str], surroundings: dict[str, str]) -> None:
    """One command of the office; what it prints is left aside."""
    subprocess.run([*OFFICE, *command], env=surroundings, stdout=subprocess.DEVNULL, check=True)
