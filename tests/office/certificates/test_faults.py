"""A real office, killed without warning in the middle of its work, on a base of its own."""

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office_process import (
    PASSWORD,
    Office,
    Visitor,
    gone,
    own_database,
    wait_for,
)
from tests.office.certificates.builders import DELIVERED

BATCH = 200
LOGIN = "/compte/connexion"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office on an empty base, stopped at the end whatever happens."""
    with own_database(tmp_path) as database:
        office = Office(tmp_path, database)
        try:
            yield office
        finally:
            office.stop()


def prepared(office: Office, count: int) -> str:
    """The id of a closed jury of that many holders; the office serves."""
    office.run("parchemin.office", "migrate", "--verbosity", "0")
    jury = office.run("tests.office.certificates.base", "fill", str(count)).strip()
    office.start()
    return jury


def secretary(office: Office) -> Visitor:
    """The secretariat, signed in."""
    visitor = office.visitor()
    form = visitor.get("/")[0].removeprefix(office.address)
    visitor.post(form, form, username="claire", password=PASSWORD)
    return visitor


def ask(visitor: Visitor, jury: str) -> str:
    """Press the button; the address of the batch."""
    path = f"/parchemins/delivrer/{jury}"
    return visitor.post(path, path, delivered_on=DELIVERED.isoformat())[0]


def issued(visitor: Visitor, batch: str) -> int:
    """What the progress fragment says."""
    _, page = visitor.get(f"{batch.removeprefix(visitor.address)}/avancement")
    return int(page.partition('value="')[2].partition('"')[0])


def check_complete(state: dict[str, Any], count: int) -> None:
    """Every document once, numbers from 1 without a hole, files whole, journal sound."""
    assert [int(number.split("-")[2]) for number in state["numbers"]] == list(range(1, count + 1))
    assert state["codes"] == state["decisions"] == state["files"] == state["counter"] == count
    assert (state["batches"], state["finished"], state["failure"]) == (1, 1, "")
    assert state["journal"]


def test_a_batch_survives_every_kill(office: Office) -> None:
    """200 documents; the worker, then everything, then the server alone die by kill -9."""
    visitor_jury = prepared(office, BATCH)
    visitor = secretary(office)
    batch = ask(visitor, visitor_jury)
    wait_for(lambda: issued(visitor, batch) >= 15, "le lot n'avance pas")

    first = office.worker()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    wait_for(lambda: office.worker() not in (None, first), "le travailleur n'est pas relancé", 15)
    wait_for(lambda: issued(visitor, batch) >= 60, f"le lot n'est pas repris\n{office.log()}")

    children = office.kill(with_worker=True)
    middle = len(office.state()["numbers"])
    assert 60 <= middle < BATCH
    wait_for(lambda: all(map(gone, children)), "des processus survivent au serveur", 15)
    office.start()
    wait_for(lambda: issued(visitor, batch) > max(middle, 100), "le lot n'est pas repris")

    children = office.kill(with_worker=False)
    wait_for(lambda: all(map(gone, children)), "des processus survivent au serveur", 15)
    assert len(office.state()["numbers"]) < BATCH
    office.start()
    wait_for(lambda: issued(visitor, batch) == BATCH, "le lot n'est pas achevé")
    wait_for(lambda: office.state()["finished"], "le lot n'est pas clos", 10)
    check_complete(office.state(), BATCH)


def test_everything_stops_within_seconds(office: Office) -> None:
    """SIGTERM in the middle of a batch: status 0, no process left, and the batch goes on later."""
    jury = prepared(office, 60)
    visitor = secretary(office)
    batch = ask(visitor, jury)
    wait_for(lambda: issued(visitor, batch) >= 5, "le lot n'avance pas")
    children = office.children()
    start = time.monotonic()
    assert office.stop() == 0
    assert time.monotonic() - start < 15
    assert all(map(gone, children))
    assert len(office.state()["numbers"]) < 60
    office.start()
    wait_for(lambda: issued(visitor, batch) == 60, "le lot n'est pas achevé")
    wait_for(lambda: office.state()["finished"], "le lot n'est pas clos", 10)
    check_complete(office.state(), 60)


def test_two_clicks_and_two_workers_at_once(office: Office) -> None:
    """Two sessions press the button together, a second worker helps: one batch, each once."""
    jury = prepared(office, 40)
    visitors = [secretary(office), secretary(office)]
    together, answers = threading.Barrier(2), []

    def press(visitor: Visitor) -> None:
        together.wait()
        answers.append(ask(visitor, jury))

    threads = [threading.Thread(target=press, args=[visitor]) for visitor in visitors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    office.run("tests.office.certificates.base", "work")
    wait_for(lambda: issued(visitors[0], answers[0]) == 40, "le lot n'est pas achevé")
    wait_for(lambda: office.state()["finished"], "le lot n'est pas clos", 10)
    check_complete(office.state(), 40)


@pytest.mark.sqlite
def test_a_locked_base_is_waited_for(office: Office) -> None:
    """Another program holds the file's lock for seconds: pages still open, then the batch ends."""
    jury = prepared(office, 40)
    visitor = secretary(office)
    batch = ask(visitor, jury)
    wait_for(lambda: issued(visitor, batch) >= 3, "le lot n'avance pas")
    other = sqlite3.connect(office.folder / "parchemin.sqlite3", timeout=30, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    held = issued(visitor, batch)
    time.sleep(3)
    assert issued(visitor, batch) == held
    other.execute("ROLLBACK")
    other.close()
    wait_for(lambda: issued(visitor, batch) == 40, "le lot n'est pas achevé")
    wait_for(lambda: office.state()["finished"], "le lot n'est pas clos", 10)
    check_complete(office.state(), 40)


def test_a_taken_port_is_said_in_one_sentence(office: Office) -> None:
    """A second office on the same port stops at once and names another one to choose."""
    office.start()
    second = Office(office.folder, office.environment["DATABASE_URL"])
    second.environment["PARCHEMIN_PORT"] = str(office.port)
    with pytest.raises(Exception, match=rf"Le port {office.port} est déjà pris") as refused:
        second.run("parchemin.office", "demarrer")
    assert f"PARCHEMIN_PORT={office.port + 1}" in str(refused.value)
    assert "Traceback" not in str(refused.value)
    assert "Parchemin répond sur" in office.log()
