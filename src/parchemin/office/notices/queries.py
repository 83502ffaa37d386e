"""Reads of letters and appeals; the number of queries never grows with the candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet

from parchemin.domain.appeal import AppealClock, AppealState, appeal_clock
from parchemin.domain.minutes import Minutes as MinutesActs
from parchemin.domain.notice import Notice
from parchemin.domain.rules.keys import APPEAL
from parchemin.office.juries.minutes_content import from_json as minutes_from_json
from parchemin.office.juries.models import Hearing, Jury, Minutes
from parchemin.office.juries.queries import minutes_of
from parchemin.office.juries.rulebook import reglement_for
from parchemin.office.notices.content import from_json
from parchemin.office.notices.models import Appeal, AppealStep, Letter, Rectification, Sending


@dataclass(frozen=True)
class LetterLine:
    """One candidate of a closed jury, his letter if it is written, and its sendings."""

    hearing: Hearing
    letter: Letter | None
    sendings: tuple[Sending, ...]


def lines_of(jury: Jury) -> list[LetterLine]:
    """The candidates decided by a jury in the order of its session."""
    hearings = (
        Hearing.objects.filter(jury=jury, deferred="")
        .select_related("enrolment__person__civil_status")
        .order_by("position")
    )
    letters = {
        letter.hearing_id: letter
        for letter in Letter.objects.filter(hearing__jury=jury)
        .defer("pdf", "content")
        .prefetch_related("sendings")
    }
    found = []
    for hearing in hearings:
        letter = letters.get(hearing.pk)
        found.append(LetterLine(hearing, letter, tuple(letter.sendings.all()) if letter else ()))
    return found


def notices_of(letters: Sequence[Letter]) -> list[Notice]:
    """The words of these letters."""
    return [from_json(letter.content) for letter in letters]


def letters_of(jury: Jury) -> QuerySet[Letter]:
    """The letters of a jury, in the order of its session."""
    return Letter.objects.filter(hearing__jury=jury).order_by("hearing__position")


def notified_on(hearing: Hearing) -> date | None:
    """The day of the first sending of the letter; None before it."""
    first: date | None = Sending.objects.filter(letter__hearing=hearing).aggregate(
        first=Min("sent_on")
    )["first"]
    return first


def clock_of(hearing: Hearing) -> AppealClock:
    """The time left to contest what was decided of a candidate."""
    rule = reglement_for(hearing.jury).rule_or_none(APPEAL, hearing.jury.held_on)
    return appeal_clock(rule, notified_on(hearing))


def state_of(appeal: Appeal) -> AppealState:
    """Where an appeal stands, by its steps."""
    kinds = {step.kind for step in appeal.steps.all()}
    if AppealStep.Kind.DECISION in kinds:
        return AppealState.DECIDED
    return AppealState.HEARD if AppealStep.Kind.HEARING in kinds else AppealState.OPEN


@dataclass(frozen=True)
class AppealLine:
    """An appeal with where it stands, and what was decided of it."""

    appeal: Appeal
    state: AppealState
    outcome: str


def appeal_lines(appeals: QuerySet[Appeal]) -> list[AppealLine]:
    """These appeals, newest first, those that wait before the others."""
    lines = [_line(appeal) for appeal in appeals.prefetch_related("steps")]
    return sorted(lines, key=lambda line: line.state is AppealState.DECIDED)


def _line(appeal: Appeal) -> AppealLine:
    outcomes = [step.outcome for step in appeal.steps.all() if step.outcome]
    return AppealLine(appeal, state_of(appeal), "".join(outcomes))


def letters_of_path(enrolment: UUID) -> list[Letter]:
    """The letters sent to a candidate about one path, oldest first."""
    letters = Letter.objects.filter(hearing__enrolment=enrolment, sendings__isnull=False)
    return list(letters.defer("pdf", "content").distinct().order_by("written_on", "number"))


def appeals_of_path(enrolment: UUID) -> list[AppealLine]:
    """The appeals about one path."""
    return appeal_lines(Appeal.objects.filter(hearing__enrolment=enrolment))


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
    return LatestMinutes(page.row, minutes_from_json(last.content), last.rank)


def rectifications_of(jury: Jury) -> QuerySet[Rectification]:
    """The rectifying minutes of a jury, oldest first."""
    rows = Rectification.objects.filter(minutes__jury=jury).select_related("recorded_by")
    return rows.defer("pdf").order_by("rank")
