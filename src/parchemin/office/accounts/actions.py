"""The acts on accounts: open one, invite its owner, close it."""

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.access import require_secretariat
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import record, take_turn


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
    take_turn()
    if User.objects.filter(username__iexact=username).exists():
        raise RefusedAct(f"L'identifiant « {username} » est déjà pris : choisissez-en un autre.")
    first, _, last = full_name.partition(" ")
    user = User.objects.create_user(
        username, email, password, role=role, first_name=first, last_name=last
    )
    record("ouvrir un compte", by=by, on=user, role=role.value)
    return user


def invitation(*, on: User, by: object) -> tuple[str, str]:
    """The two parts of a link, good once and three days, by which its owner sets a password.

    Raises RefusedAct for a closed account.
    """
    require_secretariat(by)
    if not on.is_active:
        raise RefusedAct(
            f"Le compte « {on} » est fermé : aucun lien ne l'ouvre plus. Ouvrez-en un autre."
        )
    with transaction.atomic():
        record("inviter le titulaire d'un compte", by=by, on=on)
    return urlsafe_base64_encode(force_bytes(on.pk)), default_token_generator.make_token(on)


@transaction.atomic
def choose_password(*, on: User, password: str) -> User:
    """Set the password of an invited account, by its owner."""
    on.set_password(password)
    on.save(update_fields=["password"])
    record("choisir son mot de passe", by=on, on=on)
    return on


@transaction.atomic
def close_account(*, on: User, by: object) -> User:
    """Close an account: nobody signs in to it any more, what it did stays signed by it."""
    secretary = require_secretariat(by)
    if on.pk == secretary.pk:
        raise RefusedAct("Vous ne pouvez pas fermer votre propre compte : demandez à un collègue.")
    if not User.objects.filter(pk=on.pk, is_active=True).update(is_active=False):
        raise RefusedAct(f"Le compte « {on} » est déjà fermé.")
    on.is_active = False
    record("fermer un compte", by=by, on=on)
    return on
