"""The full text of the catalogue: the one place where the two engines differ.

On both, a table ``catalogue_search`` holds the folded words of each fiche under the key of the
fiche; SQLite keeps it as FTS5, PostgreSQL as an indexed ``tsvector``. Words are already without
case nor accent, so neither engine needs a dictionary or an extension.
"""

from collections.abc import Iterable, Sequence

from django.db import connection, migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "catalogue_search"
CREATE = {
    "sqlite": (
        f"CREATE VIRTUAL TABLE {TABLE} USING fts5(words, detail=none, tokenize='ascii')",
    ),
    "postgresql": (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_words ON {TABLE} USING gin (words)",
    ),
}
INSERT = {
    "sqlite": f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, %s)",
    "postgresql": f"INSERT INTO {TABLE} (rowid, words) VALUES (%s, "
    "array_to_tsvector(string_to_array(%s, ' ')))",
}
MATCHING = {
    "sqlite": f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s",
    "postgresql": f"SELECT rowid FROM {TABLE} WHERE words @@ %s::tsquery",
}


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


def replace_words(rows: Sequence[tuple[int, str]], *, known: Iterable[int]) -> None:
    """Write the words of fiches, by key; those of ``known`` are already there and make place."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in known])  # noqa: S608
        cursor.executemany(INSERT[connection.vendor], rows)


def matching(words: Sequence[str]) -> tuple[str, str]:
    """The query, with its one parameter, of the keys of fiches that have a word beginning so each.

    ``words`` are folded words or marked codes: letters and figures of ASCII only.
    """
    if connection.vendor == "sqlite":
        asked = " AND ".join(f'"{word}"*' for word in words)
    else:
        asked = " & ".join(f"'{word}':*" for word in words)
    return MATCHING[connection.vendor], asked
