"""Reading accounts."""

from django.db.models import QuerySet

from parchemin.office.accounts.models import User


def demo_accounts() -> QuerySet[User]:
    """The invented accounts of the demonstration, in the order they were opened."""
    return User.objects.filter(email__endswith="@demo.invalid", is_active=True).order_by("id")


def accounts() -> QuerySet[User]:
    """Every account, open ones first, by role."""
    return User.objects.order_by("-is_active", "role", "username")


def account(user_id: int) -> User | None:
    """The account of that number."""
    return User.objects.filter(pk=user_id).first()
