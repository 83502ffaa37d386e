"""Where an appeal stands, and which minutes of a jury are in force: what acts and pages both ask."""

from dataclasses import dataclass

from django.db.models import QuerySet

from parchemin.domain.appeal import AppealState
from parchemin.domain.minutes import Minutes as MinutesActs
from parchemin.office.juries.minutes_content import from_json
from parchemin.office.juries.models import Jury, Minutes
from parchemin.office.juries.queries import minutes_of
from parchemin.office.notices.models import Appeal, AppealStep, Rectification


def state_of(appeal: Appeal) -> AppealState:
    """Where an appeal stands, by its steps."""
    kinds = {step.kind for step in appeal.steps.all()}
    if AppealStep.Kind.DECISION in kinds:
        return AppealState.DECIDED
    return AppealState.HEARD if AppealStep.Kind.HEARING in kinds else AppealState.OPEN


@dataclass(frozen=True)
class LatestMinutes:
    """The minutes in force of a jury; ``rank`` is how many times they were rectified."""

    row: Minutes
    acts: MinutesActs
    rank: int


def latest_minutes(jury: Jury) -> LatestMinutes:
    """The last rectifying minutes of a closed jury, else those of its closing."""
    page = minutes_of(jury)
    last = rectifications_of(jury).last()
    if last is None:
        return LatestMinutes(page.row, page.acts, 0)
    return LatestMinutes(page.row, from_json(last.content), last.rank)


def rectifications_of(jury: Jury) -> QuerySet[Rectification]:
    """The rectifying minutes of a jury, oldest first."""
    rows = Rectification.objects.filter(minutes__jury=jury).select_related("recorded_by")
    return rows.defer("pdf").order_by("rank")
