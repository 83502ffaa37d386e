"""The tables written in Python and the tables of the database are the same."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    """Nothing in the models waits for a migration."""
    said = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said, no_color=True)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_django_finds_nothing_wrong() -> None:
    """The system checks of Django and of its libraries pass, warnings included."""
    call_command("check", fail_level="WARNING", stdout=StringIO())


@pytest.mark.django_db
def test_the_engine_is_the_one_asked_for(pytestconfig: pytest.Config) -> None:
    """« --moteur » decides which engine really runs, so that « both » means both."""
    asked = pytestconfig.getoption("--moteur")
    assert asked in (None, connection.vendor)
