"""After the session: minutes, second step, what a path went through."""

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet

from parchemin.domain.minutes import Minutes as MinutesActs
from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.minutes_content import from_json
from parchemin.office.juries.models import (
    Decision,
    Hearing,
    Jury,
    Minutes,
    Ratification,
)


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of a closed jury and what they hold."""

    row: Minutes
    acts: MinutesActs


def minutes_of(jury: Jury) -> MinutesPage:
    """The minutes of a closed jury; raises Minutes.DoesNotExist before the closing."""
    row = Minutes.objects.select_related("closed_by").defer("pdf").get(jury=jury)
    return MinutesPage(row, from_json(row.content))


def minutes_bytes(page: MinutesPage) -> tuple[bytes, bool]:
    """The PDF kept at the closing, and whether it still has the print that was written then."""
    pdf = bytes(page.row.pdf or b"")
    return pdf, hashlib.sha256(pdf).hexdigest() == page.row.sha256


def awaited(jury: Jury) -> str:
    """The authority whose answer is awaited, empty when the jury delivers."""
    row = Decision.objects.filter(hearing__jury=jury).exclude(awaits="").first()
    return row.awaits if row else ""


def ratification(jury: Jury) -> Ratification | None:
    return Ratification.objects.filter(jury=jury).select_related("recorded_by").first()


def hearings_of(enrolment: Enrolment) -> QuerySet[Hearing]:
    """Every jury a path was presented to, with what was decided."""
    heard = Hearing.objects.filter(enrolment=enrolment).select_related("jury")
    return heard.prefetch_related("decisions").order_by("jury__held_on", "pk")
