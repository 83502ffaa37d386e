"""The lists: juries, the pool, links declared."""

from django.db.models import Count, Exists, OuterRef, QuerySet

from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries import access
from parchemin.office.juries.models import (
    Decision,
    Juror,
    Jury,
    Link,
)


def juries(user: User) -> QuerySet[Jury]:
    """The juries this user may see, with how many candidates and members."""
    return (
        access.visible_juries(user)
        .annotate(
            candidates=Count("hearings", distinct=True), members=Count("seats", distinct=True)
        )
        .order_by("-held_on", "-reference")
    )


def pool(user: User) -> QuerySet[Juror]:
    """The pool, with what each juror has declared."""
    jurors = access.visible_jurors(user).annotate(declared=Count("links"))
    return jurors.order_by("college", "name")


def declarable(user: User) -> QuerySet[Enrolment]:
    """The paths a link may be declared with: all for the office, for a juror those he will judge."""
    paths = Enrolment.objects.select_related("person__civil_status").order_by("reference")
    if user.role in access.OFFICE:
        won = Decision.objects.filter(hearing__enrolment=OuterRef("pk"), bloc_code="", won=True)
        return paths.exclude(Exists(won))
    return paths.filter(hearings__jury__seats__juror__account=user).distinct()


def declared_links(user: User) -> QuerySet[Link]:
    """The links declared, newest first; a juror sees his own."""
    links = Link.objects.select_related("juror", "person__civil_status").order_by("-id")
    return links.filter(juror__in=access.visible_jurors(user))


def opens_juries(user: User) -> set[object]:
    """The juries this user may open from a person's page."""
    return set(access.visible_juries(user).values_list("pk", flat=True))
