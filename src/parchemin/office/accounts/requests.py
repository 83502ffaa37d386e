"""What a view behind the sign-in receives."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from parchemin.office.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request whose author is known: ``ClosedByDefault`` lets no other reach these views."""

    user: User
    htmx: HtmxDetails
