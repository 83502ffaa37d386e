"""The request of a signed-in user: the permission table lets no other one in."""

from django.http import HttpRequest

from parchemin.office.accounts.models import User


class SignedRequest(HttpRequest):
    """A request whose user has an account."""

    user: User
