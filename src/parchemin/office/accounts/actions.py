from django.db import transaction

from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import record


@transaction.atomic
def open_account(
    *,
    username: str,
    role: Role,
    password: str | None,
    full_name: str = "",
    email: str = "",
    by: object,
) -> User:
    """Open an account in one role; without a password nobody can sign in to it yet."""
    first, _, last = full_name.partition(" ")
    user = User.objects.create_user(
        username, email, password, role=role, first_name=first, last_name=last
    )
    record("ouvrir un compte", by=by, on=user, role=role.value)
    return user
