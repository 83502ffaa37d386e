"""Two offices, each in its own processes: one empty, one with the demonstration."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.fixtures.office_process import Office, own_database
from tests.journeys.gestures.signing import FIRST_ACCOUNT, FIRST_PASSWORD


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[Office]:
    """An office of its own with nothing but the first account of its secretariat."""
    with own_database(tmp_path) as database:
        office = Office(tmp_path, database)
        office.run("parchemin.office", "migrate", "--verbosity", "0")
        office.run(
            "parchemin.office", "compte", "ouvrir", FIRST_ACCOUNT, "--role", "secretariat",
            "--mot-de-passe-entree", typed=f"{FIRST_PASSWORD}\n",
        )  # fmt: skip
        try:
            office.start()
            yield office
        finally:
            office.stop()


@contextmanager
def demonstration(folder: Path) -> Iterator[Office]:
    """The demonstration, loaded by the office itself on an empty base."""
    with own_database(folder) as database:
        office = Office(folder, database)
        try:
            office.start()
            yield office
        finally:
            office.stop()


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Served once, for the journeys that leave it as useful as they found it."""
    with demonstration(tmp_path_factory.mktemp("demonstration")) as office:
        yield office


@pytest.fixture
def own_demo_office(tmp_path: Path) -> Iterator[Office]:
    """Served for one journey, which may close what the others need open."""
    with demonstration(tmp_path) as office:
        yield office
