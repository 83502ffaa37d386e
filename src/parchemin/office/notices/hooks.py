"""What letters and appeals tell the earlier stages, which do not know them."""

from collections.abc import Collection
from uuid import UUID

from parchemin.office.candidates import later
from parchemin.office.notices.models import Appeal, AppealStep, Sending


def happened(enrolments: Collection[UUID]) -> list[later.Happening]:
    """The letters sent, the appeals and their steps, in the history of each path."""
    sendings = Sending.objects.filter(letter__hearing__enrolment__in=enrolments)
    appeals = Appeal.objects.filter(hearing__enrolment__in=enrolments)
    steps = AppealStep.objects.filter(appeal__hearing__enrolment__in=enrolments)
    return [
        *(
            later.Happening(
                at=row.recorded_at,
                act=f"notification {row.letter.decision}, {row}",
                actor=row.recorded_by.username,
                reference=row.letter.number,
            )
            for row in sendings.select_related("letter", "recorded_by")
        ),
        *(
            later.Happening(
                at=row.recorded_at,
                act=f"recours déposé le {row.filed_on:%d/%m/%Y}",
                actor=row.recorded_by.username,
                reference=row.number,
            )
            for row in appeals.select_related("recorded_by")
        ),
        *(
            later.Happening(
                at=row.recorded_at,
                act=f"recours, {row.get_kind_display().lower()} : {row.outcome or row.authority}",
                actor=row.recorded_by.username,
                reference=row.appeal.number,
            )
            for row in steps.select_related("appeal", "recorded_by")
        ),
    ]


def tell() -> None:
    """Register everything, once, when the office starts."""
    later.tell_happened(happened)
