"""Append-only tables, kept by the database itself on both engines."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table} {condition}
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
    """Refuse UPDATE and DELETE on a table, whoever asks.

    ``once`` narrows the refusal to rows for which that SQL condition on ``OLD`` holds: a draft may
    change, a published row may not.
    """

    def __init__(self, table: str, *, once: str = "") -> None:
        self.table, self.once = table, once
        super().__init__(self._install, self._remove)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (type(self).__qualname__, [self.table], {"once": self.once})

    def _install(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        if postgres:
            editor.execute(POSTGRES_FUNCTION.replace("%", "%%"), params=())
        condition = f"WHEN ({self.once})" if self.once else ""
        for act in ("update", "delete"):
            sentence = f"{self.table} : un fait enregistré ne se modifie pas et ne s efface pas."
            template = POSTGRES if postgres else SQLITE
            editor.execute(
                template.format(table=self.table, act=act, condition=condition, sentence=sentence),
                params=None,
            )

    def _remove(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        on = f" ON {self.table}" if editor.connection.vendor == "postgresql" else ""
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER {self.table}_no_{act}{on}")
