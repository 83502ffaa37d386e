"""Facts are sealed by the database itself, whatever migrations came after the seal."""

import importlib
import pkgutil

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from parchemin.office.accounts.models import User
from parchemin.office.journal.triggers import AppendOnly
from parchemin.office.referentiels.models import Version
from tests.office.promotion import Accounts, Published
from tests.office.test_who_opens_what import STAGES
from tests.office.world import world

FACTS = (
    "candidates_civilstatus",
    "candidates_correspondencedecision",
    "candidates_enrolment",
    "candidates_heldbloc",
    "candidates_heldblocwithdrawal",
    "candidates_hostcompany",
    "candidates_optionchoice",
    "candidates_versionmove",
    "correspondences_rule",
    "correspondences_ruleend",
    "epreuves_fraudstep",
    "epreuves_opinion",
    "epreuves_result",
    "journal_entry",
    "juries_adjustment",
    "juries_availability",
    "juries_call",
    "juries_callanswer",
    "juries_callsending",
    "juries_decision",
    "juries_filessent",
    "juries_jurorfact",
    "juries_jury",
    "juries_link",
    "juries_mandate",
    "juries_minutes",
    "juries_note",
    "juries_passage",
    "juries_proxyact",
    "juries_ratification",
    "juries_replacement",
    "juries_shownhands",
    "juries_signedsheet",
    "juries_vote",
    "logbooks_attestation",
    "logbooks_stageassessment",
    "quality_answer",
    "partners_certifier",
    "partners_registration",
    "referentiels_reglementdraft",
    "referentiels_reglementedit",
    "referentiels_reglementversion",
    "referentiels_source",
    "referentiels_version",
)


def sealed() -> set[str]:
    """The tables that the migrations of the first stages seal."""
    found = set()
    for stage in (*STAGES, "journal", "juries"):
        package = importlib.import_module(f"parchemin.office.{stage}.migrations")
        for module in pkgutil.iter_modules(package.__path__):
            migration = importlib.import_module(f"{package.__name__}.{module.name}").Migration
            seals = [each for each in migration.operations if isinstance(each, AppendOnly)]
            found |= {seal.table for seal in seals}
    return found


def triggers() -> set[str]:
    """The triggers that the database has now."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_seal_survives_the_migrations_that_follow() -> None:
    """SQLite rebuilds a table to change it, and a rebuilt table loses its triggers."""
    assert sealed() == set(FACTS)
    acts = ("update", "delete", *(["replace"] if connection.vendor == "sqlite" else []))
    assert {f"{table}_no_{act}" for table in FACTS for act in acts} <= triggers()


def test_a_fact_is_neither_changed_nor_erased(
    published: Published, secretary: User, account: Accounts
) -> None:
    """Whatever code asks for it, the database refuses, and the row stays."""
    world(published, secretary, account)
    tables = {model._meta.db_table: model for model in apps.get_models()}
    rows = [row for table in FACTS if (row := frozen(tables[table])) is not None]
    for row in rows:
        same = type(row)._default_manager.filter(pk=row.pk)
        column = row._meta.pk.attname
        with pytest.raises(DatabaseError), transaction.atomic():
            same.update(**{column: row.pk})
        with pytest.raises(DatabaseError), transaction.atomic():
            same._raw_delete(same.db)
        assert same.exists()
    assert len(rows) >= 7


def disguised(table: str, row: models.Model) -> str:
    """The statement that writes a row again over itself, in the words of each engine."""
    key = connection.ops.quote_name(row._meta.pk.column)
    if connection.vendor == "sqlite":
        return f"REPLACE INTO {table} SELECT * FROM {table} WHERE {key} = %s"  # noqa: S608
    same = f"INSERT INTO {table} SELECT * FROM {table} WHERE {key} = %s"  # noqa: S608
    return f"{same} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_a_fact_is_not_replaced_by_an_insertion(
    published: Published, secretary: User, account: Accounts, recursive: str
) -> None:
    """REPLACE and ON CONFLICT DO UPDATE are refused, even where SQLite skips the other triggers."""
    world(published, secretary, account)
    tables = {model._meta.db_table: model for model in apps.get_models()}
    rows = {table: row for table in FACTS if (row := frozen(tables[table])) is not None}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA recursive_triggers={recursive}")
        for table, row in rows.items():
            value = row._meta.pk.get_db_prep_value(row.pk, connection)
            with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
                cursor.execute(disguised(table, row), [value])
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA recursive_triggers=ON")
    assert len(rows) >= 7


def test_a_draft_may_still_be_replaced(published: Published) -> None:
    """The condition of a seal holds for the disguised ways too: a draft is no fact yet."""
    draft = Version.objects.filter(published_at__isnull=False)[0]
    draft.pk, draft.rank, draft.digest, draft.published_at = None, 99, None, None
    draft.save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute(disguised("referentiels_version", draft), [draft.pk])
    assert Version.objects.filter(pk=draft.pk, rank=99).exists()


def frozen(model: type[models.Model]) -> models.Model | None:
    """A sealed row of that table; a référentiel is sealed once published."""
    rows = model._default_manager.all()
    if model._meta.db_table == "referentiels_version":
        rows = rows.filter(published_at__isnull=False)
    if model._meta.db_table == "referentiels_reglementdraft":
        rows = rows.filter(closed_at__isnull=False)
    if model._meta.db_table == "juries_jury":
        rows = rows.filter(state="clos")
    return rows.first()
