"""Where the two engines differ: writing many rows, and searching words.

On both, a table ``catalogue_search`` holds the folded words of each fiche under the key of the
fiche; SQLite keeps it as FTS5, PostgreSQL as an indexed ``tsvector``. Words are already without
case nor accent, so neither engine needs a dictionary or an extension.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BooleanField, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

M = TypeVar("M", bound=Model)

TABLE = "catalogue_search"
INDEXED = f"{TABLE}_words ON {TABLE} USING gin (words)"
CREATE = {
    "sqlite": (f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, detail=none, tokenize='ascii')",),
    "postgresql": (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {INDEXED}",
    ),
}
KEYS_BY_INDEX = f"""
CREATE FUNCTION {TABLE}_keys(asked tsquery) RETURNS SETOF bigint
LANGUAGE sql STABLE SET enable_seqscan = off
AS 'SELECT rowid FROM {TABLE} WHERE words @@ asked'
"""  # noqa: S608
"""PostgreSQL believes it cheap to read every row when a word is common: it does not count the
unpacking of 30,000 vectors, which takes ten times longer than the index."""
COUNTING = {
    "sqlite": f"SELECT count(*) FROM {TABLE} WHERE {TABLE} MATCH %s",  # noqa: S608
    "postgresql": f"SELECT count(*) FROM {TABLE}_keys(%s::tsquery)",  # noqa: S608
}
MATCHING = {
    "sqlite": f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s",  # noqa: S608
    "postgresql": f"SELECT * FROM {TABLE}_keys(%s::tsquery)",  # noqa: S608
}


TSVECTOR = 3614
"""The type of the words in PostgreSQL's own numbering; it is only sent as text."""
FEW = 2_000
"""Fiches found beyond which the list is walked in its order rather than by the keys found."""


class SearchTable(migrations.RunPython):
    """Makes the table of the engine at hand."""

    def __init__(self) -> None:
        super().__init__(self._create, self._drop)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (type(self).__qualname__, [], {})

    def _create(self, apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in CREATE[editor.connection.vendor]:
            editor.execute(statement)

    def _drop(self, apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        editor.execute(f"DROP TABLE {TABLE}")


class KeysByIndex(migrations.RunPython):
    """Makes the function by which PostgreSQL always asks the index."""

    def __init__(self) -> None:
        super().__init__(self._create, self._drop)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (type(self).__qualname__, [], {})

    def _create(self, apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(KEYS_BY_INDEX)

    def _drop(self, apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP FUNCTION {TABLE}_keys(tsquery)")


def insert_rows(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows as fast as the engine can, in the transaction that is open."""
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT {names} FROM {quote(table)} LIMIT 0")  # noqa: S608
            types = [column.type_code for column in cursor.description]
            packed = "" if TSVECTOR in types else " (FORMAT BINARY)"
            with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN{packed}") as copy:
                if packed:
                    copy.set_types(types)
                for row in rows:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)  # noqa: S608


def replace_words(rows: Sequence[tuple[int, str]], *, known: Iterable[int]) -> None:
    """Write the words of fiches, by key; those of ``known`` are already there and make place."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in known])  # noqa: S608
    insert_rows(TABLE, ("rowid", "words"), rows)


def count_anew() -> None:
    """Let PostgreSQL know how many rows an import left, before it plans the next search.

    It would otherwise learn it a minute later; SQLite plans by its indexes alone.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {TABLE}, catalogue_fiche, catalogue_sentence")


class Asked:
    """Beginnings of words, all asked of the index at once.

    ``words`` are folded words or marked codes: letters and figures of ASCII only.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words

    @cached_property
    def count(self) -> int:
        """How many fiches have them all; the index alone says it."""
        with connection.cursor() as cursor:
            cursor.execute(COUNTING[connection.vendor], [_written(self.words)])
            (count,) = cursor.fetchone()
        return int(count)

    def among(self, fiches: QuerySet[M]) -> QuerySet[M]:
        """Those of these fiches that have them all."""
        return fiches.filter(self._found()) if self.words else fiches

    def outside(self, fiches: QuerySet[M]) -> QuerySet[M]:
        """Those of these fiches that ``among`` leaves aside."""
        return fiches.exclude(self._found())

    def _found(self) -> Q | RawSQL:
        """That the key of a fiche is one of those that the index finds.

        PostgreSQL walks through the keys found when they are few; otherwise it goes through the
        fiches in the order asked and looks each up among the keys, so that a page costs no more
        than itself.
        """
        keys, written = MATCHING[connection.vendor], _written(self.words)
        if connection.vendor == "postgresql" and self.count > FEW:
            walked = f"(catalogue_fiche.id IN ({keys})) IS TRUE"
            return RawSQL(walked, [written], output_field=BooleanField())  # noqa: S611 - our own text
        return Q(pk__in=RawSQL(keys, [written]))  # noqa: S611 - the words are parameters


def _written(words: Sequence[str]) -> str:
    """These beginnings of words as the engine asks them all at once."""
    if connection.vendor == "sqlite":
        return " AND ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)
