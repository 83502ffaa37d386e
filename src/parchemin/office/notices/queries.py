"""Reads of letters and appeals; the number of queries never grows with the candidates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet

from parchemin.domain.appeal import AppealClock, AppealState, appeal_clock
from parchemin.domain.deadlines import Deadline, deadlines_after
from parchemin.domain.notice import Notice
from parchemin.domain.rules.keys import APPEAL, NOTIFICATION, VALIDITY
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.juries.rulebook import reglement_for
from parchemin.office.notices.content import from_json
from parchemin.office.notices.models import Appeal, Letter, Sending
from parchemin.office.notices.standing import latest_minutes, rectifications_of, state_of

__all__ = ["latest_minutes", "rectifications_of", "state_of"]


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


def deadlines_of(jury: Jury) -> tuple[Deadline, ...]:
    """What the rules set after the decision of a jury, whatever the candidate."""
    return deadlines_after(reglement_for(jury), decided_on=jury.held_on)


@dataclass(frozen=True)
class PathDeadlines:
    """The days that the rules set after one decision on a path; ``hearing`` has its jury read."""

    hearing: Hearing
    deadlines: tuple[Deadline, ...]


def deadlines_of_path(enrolment: UUID, *, notified_only: bool) -> list[PathDeadlines]:
    """The days to hold after each decision on a path, in two queries.

    ``notified_only`` leaves out the decisions that the candidate was not told. The day to take
    again what is missing depends on the bloc: the path itself tells it.
    """
    decided = (
        Hearing.objects.filter(enrolment=enrolment, jury__state=Jury.State.CLOSED, deferred="")
        .select_related("jury__reglement")
        .prefetch_related("decisions")
        .annotate(notified=Min("letter__sendings__sent_on"))
        .order_by("jury__held_on", "pk")
    )
    return [
        PathDeadlines(row, tuple(_asked_of(row)))
        for row in decided
        if row.notified or not notified_only
    ]


def _asked_of(row: Hearing) -> Iterator[Deadline]:
    """The deadlines that bear on this candidate: none of validity where he won nothing."""
    notified: date | None = row.__dict__["notified"]
    won = any(each.won and each.bloc_code for each in row.decisions.all())
    known = deadlines_after(
        reglement_for(row.jury), decided_on=row.jury.held_on, notified_on=notified
    )
    for each in known:
        told = each.subject is NOTIFICATION and notified is not None
        asked = not told if each.subject in (APPEAL, NOTIFICATION) else each.subject is VALIDITY
        if asked and (won or each.subject is not VALIDITY):
            yield each


def letters_of_path(enrolment: UUID) -> list[Letter]:
    """The letters sent to a candidate about one path, oldest first."""
    letters = Letter.objects.filter(hearing__enrolment=enrolment, sendings__isnull=False)
    return list(letters.defer("pdf", "content").distinct().order_by("written_on", "number"))


def appeals_of_path(enrolment: UUID) -> list[AppealLine]:
    """The appeals about one path."""
    return appeal_lines(Appeal.objects.filter(hearing__enrolment=enrolment))
