"""Who may open and see accounts."""

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.utils.encoding import force_str
from django.utils.http import urlsafe_base64_decode

from parchemin.office.accounts.models import Role, User


def require_secretariat(user: object) -> User:
    """The user, when it is the secretariat; refused otherwise."""
    if isinstance(user, User) and user.role == Role.SECRETARIAT:
        return user
    raise PermissionDenied


def invited(key: str, token: str) -> User | None:
    """The account that an invitation opens; None when the link is false, used or too old."""
    try:
        pk = int(force_str(urlsafe_base64_decode(key)))
    except ValueError:
        return None
    account = User.objects.filter(pk=pk, is_active=True).first()
    if account is None or not default_token_generator.check_token(account, token):
        return None
    return account
