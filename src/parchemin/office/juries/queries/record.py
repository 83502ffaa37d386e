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
from parchemin.office.juries.ties import Tie, undecided, with_answer


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
    rows = Decision.objects.filter(hearing__jury=jury).order_by("-awaits")
    named = rows.values_list("awaits", flat=True).first()
    if named is None:
        left = undecided(jury)
        return left.authority if left else ""
    return named


def ties_left(jury: Jury) -> tuple[Tie, ...]:
    """The ties that the authority of a closed jury has to settle."""
    left = undecided(jury)
    return left.ties if left else ()


def ties_settled(jury: Jury, answer: Ratification | None) -> list[tuple[str, str, bool]]:
    """What the authority settled: the candidate, the bloc, whether it is won."""
    lines = answer.settles if answer and answer.settles else []
    heard = Hearing.objects.filter(jury=jury, pk__in=[line[0] for line in lines])
    rows = heard.select_related("enrolment__person__civil_status")
    names = {row.pk: str(row.enrolment.person) for row in rows} if lines else {}
    return [(names[hearing], code, won) for hearing, code, won in lines]


def minutes_answered(jury: Jury) -> MinutesActs:
    """The acts of the minutes, with what the authority settled since."""
    return with_answer(minutes_of(jury).acts, jury, ratification(jury))


def ratification(jury: Jury) -> Ratification | None:
    return Ratification.objects.filter(jury=jury).select_related("recorded_by").first()


def hearings_of(enrolment: Enrolment) -> QuerySet[Hearing]:
    """Every jury a path was presented to, with what was decided."""
    heard = Hearing.objects.filter(enrolment=enrolment).select_related("jury")
    return heard.prefetch_related("decisions").order_by("jury__held_on", "pk")
