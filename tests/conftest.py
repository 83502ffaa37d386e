"""What every test stands on: an engine, a browser, no network, repeatable randomness.

The core's tests run without Django; this file then leaves the office aside.
"""

import argparse
import importlib
import importlib.util
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from outils.postgresql import running_server
from tests.fixtures.network import refuse_network

pytest_plugins = ["tests.fixtures.browser"]

ENGINES = ("sqlite", "postgresql")
CORE_FOLDERS = (
    "cases",
    "commands",
    "domain",
    "examples",
    "outils",
    "readers",
    "repository",
    "writers",
)
PREPARED = "PARCHEMIN_ESSAIS_PREPARES"
"""Set once by the first process; the workers inherit it with DATABASE_URL."""
OPENED = ExitStack()

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("chercher", parent=settings.get_profile("ci"), derandomize=False,
                          max_examples=2000)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the engine, and prepare the office before the conftest of its tests is imported."""
    parser.addoption(
        "--moteur", choices=ENGINES, default=None,
        help="base de données de la suite (sinon DATABASE_URL, sinon sqlite)",
    )  # fmt: skip
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
    if PREPARED not in os.environ:
        prepare_run(sys.argv[1:])
    if os.environ[PREPARED] == "office":
        prepare_office()
    refuse_network()


def prepare_run(arguments: list[str]) -> None:
    """Decide once, before the workers start, whether the office is needed and on which engine."""
    os.environ[PREPARED] = "office" if concerns_office(arguments) else "core"
    if os.environ[PREPARED] == "office":
        choose_database(asked_engine(arguments))


def concerns_office(arguments: list[str]) -> bool:
    """Whether Django is there and some asked path is not one of the core's folders."""
    if importlib.util.find_spec("django") is None:
        return False
    here = Path(__file__).parent
    asked = [Path(argument.partition("::")[0]).resolve() for argument in arguments]
    paths = [path for path in asked if path.exists() and path.is_relative_to(here)]
    core = [here / name for name in CORE_FOLDERS]
    return not paths or not all(any(map(path.is_relative_to, core)) for path in paths)


def asked_engine(arguments: list[str]) -> str:
    """The engine asked for on the command line, else by DATABASE_URL, else SQLite."""
    reader = argparse.ArgumentParser(add_help=False)
    reader.add_argument("--moteur", choices=ENGINES, default=engine())
    return str(reader.parse_known_args(arguments)[0].moteur)


def engine() -> str:
    """The engine that DATABASE_URL names; SQLite without it."""
    address = os.environ.get("DATABASE_URL", "")
    return "postgresql" if address.startswith("postgres") else "sqlite"


def choose_database(asked: str) -> None:
    """Set DATABASE_URL for this process and its workers, starting a server when one is needed."""
    if asked == engine():
        return
    os.environ.pop("DATABASE_URL", None)
    if asked == "postgresql":
        os.environ["DATABASE_URL"] = OPENED.enter_context(running_server())


def prepare_office() -> None:
    """Configure Django on a throw-away data folder."""
    data = OPENED.enter_context(tempfile.TemporaryDirectory(prefix="parchemin-essais-"))
    os.environ["PARCHEMIN_DATA"] = data
    os.environ["DJANGO_SETTINGS_MODULE"] = "parchemin.office.settings"
    importlib.import_module("django").setup()
    default = importlib.import_module("django.db").connections["default"]
    if default.vendor == "sqlite":
        # Two connections wait for one another on a file, as in production, never in memory; nobody
        # needs that file to survive a power cut.
        default.settings_dict["TEST"]["NAME"] = str(Path(data) / "essais.sqlite3")
        default.settings_dict["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


def pytest_unconfigure() -> None:
    OPENED.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that speak of the other engine only."""
    other = next(name for name in ENGINES if name != engine())
    left_out = [item for item in items if item.get_closest_marker(other)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return Path(__file__).resolve().parent.parent
