"""PostgreSQL's index of words, left aside while the fiches of a whole register come in.

Kept up word after word it costs as much as all the rest of an import; made once at the end, a
quarter of that. Searches answer meanwhile, more slowly. A process that dies without making it again
leaves that to the next import, or to the next start of the office.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from parchemin.office.catalogue.engine import INDEXED, TABLE
from parchemin.office.catalogue.models import Fiche

MANY = 4_000_000
"""Bytes of an export under which keeping the index up costs less than making it again."""
ROOM = "SET LOCAL maintenance_work_mem = '256MB'"


@contextmanager
def set_aside(register: str, size: int) -> Iterator[None]:
    """Do without the index if this export is the first of its register; it is there when left."""
    if (
        connection.vendor == "postgresql"
        and size >= MANY
        and not Fiche.objects.filter(register=register).exists()
    ):
        _execute(f"DROP INDEX IF EXISTS {TABLE}_words")
    try:
        yield
    finally:
        put_back()


def put_back() -> None:
    """Make the index again when it lacks; only for who holds the right to write the catalogue."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _execute(ROOM, f"CREATE INDEX IF NOT EXISTS {INDEXED}")


def _execute(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
