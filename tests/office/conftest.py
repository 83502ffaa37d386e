"""Shared builders of the office's tests: accounts by role, signed-in clients."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from parchemin.office.accounts.models import Role, User
from tests.office.promotion import Published, publish_invented

Accounts = Callable[..., User]


@pytest.fixture(scope="session", autouse=True)
def flush_past_triggers() -> Iterator[None]:
    """Let the end of a transactional test empty append-only tables, which SQLite does by DELETE.

    PostgreSQL truncates, which row triggers do not see.
    """
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    flush = operations.sql_flush

    def flush_without_triggers(self: Any, *args: Any, **kwargs: Any) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        removed = [f"DROP TRIGGER {name}" for name, _ in triggers]
        return [*removed, *flush(self, *args, **kwargs), *(sql for _, sql in triggers)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", flush_without_triggers)
        yield


@pytest.fixture
def account(db: None) -> Accounts:
    """Build an account in one role; the same role twice gives two accounts."""

    def build(role: Role = Role.SECRETARIAT, username: str = "") -> User:
        name = username or f"{role.value}-{User.objects.count()}"
        return User.objects.create(username=name, role=role, is_active=True)

    return build


@pytest.fixture
def signed_in(account: Accounts) -> Callable[..., Client]:
    """Build a client signed in as that account, or as a new one of that role."""

    def build(who: User | Role = Role.SECRETARIAT) -> Client:
        client = Client()
        client.force_login(
            who if isinstance(who, User) else account(who),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return client

    return build


@pytest.fixture
def secretary(account: Accounts) -> User:
    """An account of the certifier's secretariat."""
    return account(Role.SECRETARIAT, "secretariat")


@pytest.fixture
def published(secretary: User) -> Published:
    """A small invented certification with its règlement, ready to be entered."""
    return publish_invented(secretary)
