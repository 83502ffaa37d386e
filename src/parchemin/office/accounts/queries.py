from django.db.models import QuerySet

from parchemin.office.accounts.models import User


def demo_accounts() -> QuerySet[User]:
    """The invented accounts of the demonstration, in the order they were opened."""
    return User.objects.filter(email__endswith="@demo.invalid", is_active=True).order_by("id")
