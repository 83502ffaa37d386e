"""What the first page of a person shows of his own."""

from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.certificates.models import Certificate


def own_enrolments(user: User) -> list[Enrolment]:
    """The paths of the signed-in candidate, newest first."""
    return list(
        Enrolment.objects.filter(person__account=user)
        .select_related("version", "body")
        .order_by("-entered_on")
    )


def own_certificates(user: User) -> list[Certificate]:
    """The certificates of the signed-in candidate."""
    return list(Certificate.objects.filter(person__account=user).order_by("-delivered_on"))
