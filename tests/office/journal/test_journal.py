"""The journal: sealed, append-only, written with the act it reports."""

import json
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from parchemin.office.accounts.actions import open_account
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import Act, record, record_all
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import acts_on, verify


def force(statement: str) -> None:
    """Change a row behind the triggers' back, as an intruder with the database would."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute("DROP TRIGGER journal_entry_no_delete")
        cursor.execute(statement)


@pytest.fixture
def three_acts(secretary: User) -> list[Entry]:
    return record_all([Act("essayer", secretary, {"rang": n}) for n in range(3)], by=secretary)


def test_each_entry_is_sealed_to_the_one_before(three_acts: list[Entry]) -> None:
    """The chain holds and each entry names the hash of its predecessor."""
    assert [entry.previous_hash for entry in three_acts[1:]] == [e.hash for e in three_acts[:-1]]
    assert verify().sound
    assert verify().entries == 3


def test_an_act_is_found_from_its_object(three_acts: list[Entry], secretary: User) -> None:
    """The acts on one object are found, in order, with author and details."""
    found = list(acts_on(secretary))
    assert [entry.details["rang"] for entry in found] == [0, 1, 2]
    assert {entry.actor for entry in found} == {"secretariat"}


def test_opening_an_account_is_written_without_its_password(db: None) -> None:
    """The journal tells the act and the role, never the secret nor the name."""
    open_account(
        username="x", role=Role.JUROR, password="un secret bien gardé", full_name="Ada Essai",
        by="système",
    )  # fmt: skip
    entry = Entry.objects.get()
    assert entry.details == {"role": "jury"}
    assert "secret" not in json.dumps(entry.details)


@pytest.mark.parametrize(
    "act", ["UPDATE journal_entry SET actor = 'x'", "DELETE FROM journal_entry"]
)
def test_the_database_refuses_to_change_an_entry(three_acts: list[Entry], act: str) -> None:
    """Neither an update nor a delete passes, even in raw SQL."""
    with pytest.raises(DatabaseError, match="ne se modifie pas"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(act)
    assert verify().sound


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE journal_entry SET actor = 'autre' WHERE id = {1}", "empreinte"),
        ("DELETE FROM journal_entry WHERE id = {1}", "ne suit pas"),
    ],
)
def test_a_forced_change_is_found(three_acts: list[Entry], statement: str, sentence: str) -> None:
    """An entry changed or removed behind the triggers breaks the chain where it happened."""
    force(statement.format(*(entry.id for entry in three_acts)))
    verdict = verify()
    assert verdict.broken_at in {three_acts[1].id, three_acts[2].id}
    assert sentence in verdict.sentence
    with pytest.raises(CommandError, match="Journal rompu"):
        call_command("journal", "verifier")


def test_the_command_says_that_the_chain_holds(three_acts: list[Entry]) -> None:
    """``journal verifier`` prints the count and the last hash."""
    out = StringIO()
    call_command("journal", "verifier", stdout=out)
    assert "3 écritures" in out.getvalue()
    assert three_acts[-1].hash in out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_refused(account: Callable[..., User]) -> None:
    """The journal cannot be written apart from the act it reports."""
    with pytest.raises(transaction.TransactionManagementError):
        record("essayer", by="système", on=account())


def test_an_act_that_fails_leaves_no_trace(secretary: User) -> None:
    """When the act is rolled back, so is its entry."""
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("essayer", by=secretary, on=secretary)
        1 / 0  # noqa: B018
    assert not Entry.objects.exists()


def test_the_journal_page_shows_the_acts(
    three_acts: list[Entry], signed_in: Callable[..., object], secretary: User
) -> None:
    """The secretariat reads the acts, newest first, in a constant number of queries."""
    page = signed_in(secretary).get("/journal/").content.decode()
    assert page.count("essayer") == 3


@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_leaves_the_triggers_behind_it(account: Callable[..., User]) -> None:
    """The way tests empty the tables does not remove the protection it goes around."""
    with transaction.atomic():
        record("essayer", by="système", on=account())
    call_command("flush", interactive=False, verbosity=0)
    with transaction.atomic():
        record("essayer", by="système", on=account())
    with pytest.raises(DatabaseError, match="ne se modifie pas"):
        Entry.objects.update(actor="x")
