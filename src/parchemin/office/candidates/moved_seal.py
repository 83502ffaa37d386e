"""The seal of an enrolment: nothing of it changes but its version, and only after a move."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SENTENCE = "candidates_enrolment : un fait enregistré ne se modifie pas et ne s efface pas."
KEPT = (
    "id",
    "reference",
    "person_id",
    "reglement_id",
    "route",
    "entered_on",
    "body_id",
    "recorded_at",
)
"""Every column of an enrolment but its version."""
MOVED = """
EXISTS (SELECT 1 FROM candidates_versionmove AS move WHERE move.enrolment_id = OLD.id
AND move.from_version_id = OLD.version_id AND move.to_version_id = NEW.version_id
AND move.id = (SELECT MAX(last.id) FROM candidates_versionmove AS last
WHERE last.enrolment_id = OLD.id))
"""
"""The last move of the path goes from the version it has to the version it would have."""
SQLITE = f"""
CREATE TRIGGER candidates_enrolment_no_update BEFORE UPDATE ON candidates_enrolment
WHEN NOT ({" AND ".join(f"NEW.{column} IS OLD.{column}" for column in KEPT)} AND {MOVED})
BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
"""
POSTGRES = f"""
CREATE OR REPLACE FUNCTION parchemin_moved_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
IF to_jsonb(NEW) - 'version_id' = to_jsonb(OLD) - 'version_id' AND {MOVED} THEN RETURN NEW; END IF;
RAISE EXCEPTION '{SENTENCE}' USING ERRCODE = 'restrict_violation';
END $$
"""
POSTGRES_TRIGGER = """
CREATE TRIGGER candidates_enrolment_no_update BEFORE UPDATE ON candidates_enrolment
FOR EACH ROW EXECUTE FUNCTION parchemin_moved_only()
"""
POSTGRES_FORMER = f"""
CREATE TRIGGER candidates_enrolment_no_update BEFORE UPDATE ON candidates_enrolment
FOR EACH ROW EXECUTE FUNCTION parchemin_refuse('{SENTENCE}')
"""
SQLITE_FORMER = f"""
CREATE TRIGGER candidates_enrolment_no_update BEFORE UPDATE ON candidates_enrolment
BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END
"""


class MovedOnly(migrations.RunPython):
    """Replace the seal of enrolments against UPDATE; that against DELETE and REPLACE stays."""

    def __init__(self) -> None:
        super().__init__(self._install, self._remove)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (type(self).__qualname__, [], {})

    def _install(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        self._drop(editor, postgres=postgres)
        for statement in (POSTGRES, POSTGRES_TRIGGER) if postgres else (SQLITE,):
            editor.execute(statement, params=None)

    def _remove(self, apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        postgres = editor.connection.vendor == "postgresql"
        self._drop(editor, postgres=postgres)
        editor.execute(POSTGRES_FORMER if postgres else SQLITE_FORMER, params=None)

    def _drop(self, editor: BaseDatabaseSchemaEditor, *, postgres: bool) -> None:
        on = " ON candidates_enrolment" if postgres else ""
        editor.execute(f"DROP TRIGGER candidates_enrolment_no_update{on}", params=None)
