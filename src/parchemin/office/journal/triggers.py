"""Append-only tables, kept by the database itself on both engines."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} {condition}
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
SQLITE_REPLACE = """
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} AS OLD WHERE OLD.{key} = NEW.{key} {condition})
BEGIN SELECT RAISE(ABORT, '{sentence}'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION parchemin_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation'; END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} FOR EACH ROW {condition}
EXECUTE FUNCTION parchemin_refuse('{sentence}')
"""


class AppendOnly(migrations.RunPython):
    """Refuse UPDATE and DELETE on a table, whoever asks, and what does the same in disguise.

    ``once`` narrows the refusal to rows for which that SQL condition on ``OLD`` holds: a draft may
    change, a published row may not. On SQLite, REPLACE erases a row without calling the triggers of
    DELETE (unless ``recursive_triggers`` is on, as in the settings): a third trigger refuses a row
    whose primary key is taken. On PostgreSQL, ON CONFLICT DO UPDATE calls those of UPDATE. TRUNCATE
    is left to PostgreSQL's own right, which is the owner's: the tests empty the tables with it.
    """

    def __init__(self, table: str, *, once: str = "") -> None:
        self.table, self.once = table, once
        sentence = f"{table} : un fait enregistré ne se modifie pas et ne s efface pas."
        self.words = {"table": table, "sentence": sentence}
        super().__init__(self._install, self._remove)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (type(self).__qualname__, [self.table], {"once": self.once})

    def _install(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        if postgres:
            editor.execute(POSTGRES_FUNCTION.replace("%", "%%"), params=())
        else:
            self._refuse_replace(editor)
        condition = f"WHEN ({self.once})" if self.once else ""
        for act in ("update", "delete"):
            template = POSTGRES if postgres else SQLITE
            editor.execute(template.format(act=act, condition=condition, **self.words), params=None)

    def _refuse_replace(self, editor: BaseDatabaseSchemaEditor) -> None:
        with editor.connection.cursor() as cursor:
            key = editor.connection.introspection.get_primary_key_column(cursor, self.table)
        condition = f"AND ({self.once})" if self.once else ""
        statement = SQLITE_REPLACE.format(key=key, condition=condition, **self.words)
        editor.execute(statement, params=None)

    def _remove(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        on = f" ON {self.table}" if postgres else ""
        for act in ("update", "delete") if postgres else ("update", "delete", "replace"):
            editor.execute(f"DROP TRIGGER {self.table}_no_{act}{on}")
