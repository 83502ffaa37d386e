"""How many rows each table of an office holds, seen from outside it."""

import sqlite3

from tests.fixtures.office_process import Office

ASIDE = ("django_session", "axes_", "sqlite_")
"""Sessions and sign-ins move by themselves."""


def rows(office: Office) -> dict[str, int]:
    """The number of rows of every table that keeps something of the office's work."""
    address = office.environment["DATABASE_URL"]
    if address.startswith("sqlite"):
        connection = sqlite3.connect(address.removeprefix("sqlite:///"), timeout=30)
        listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        import psycopg

        connection = psycopg.connect(address)  # type: ignore[assignment]
        listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    try:
        names = [name for (name,) in connection.execute(listed) if not name.startswith(ASIDE)]
        queries = {name: f'SELECT count(*) FROM "{name}"' for name in names}  # noqa: S608
        return {name: connection.execute(query).fetchone()[0] for name, query in queries.items()}
    finally:
        connection.close()
