"""The opinions on record: those in force, and as facts for the deliberation."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from parchemin.domain.deliberation.facts import Opinion as OpinionFact
from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.epreuves import access
from parchemin.office.epreuves.models import Assignment, Opinion
from parchemin.office.epreuves.opinion_sheets import Voice, voice_of
from parchemin.office.epreuves.standing import plan_of


def opinion_facts(enrolments: Collection[UUID]) -> dict[UUID, tuple[OpinionFact, ...]]:
    """The opinions of each path, in one query."""
    rows = Opinion.objects.filter(enrolment__in=enrolments).select_related("assessor")
    found: dict[UUID, list[OpinionFact]] = defaultdict(list)
    for row in rows.order_by("id"):
        found[row.enrolment_id].append(_fact(row))
    return {path: tuple(facts) for path, facts in found.items()}


def _unsealed(rows: list[Opinion], reader: User) -> list[Opinion]:
    spoken = {_about(row) for row in rows if row.assessor_id == reader.pk}
    return [row for row in rows if _about(row) in spoken]


def _about(row: Opinion) -> tuple[object, str, str]:
    return row.enrolment_id, row.bloc_code, row.assessment_code


def _fact(row: Opinion) -> OpinionFact:
    return OpinionFact(
        subject=row.assessment_code or row.bloc_code,
        role=row.role,
        favourable=row.favourable,
        mark=row.mark,
        out_of=row.out_of,
        author=row.assessor.get_full_name() or row.assessor.username,
        on=timezone.localdate(row.recorded_at),
        happened_on=row.given_on,
        rank=moment_rank(row.recorded_at),
        id=str(row.pk),
        supersedes=str(row.supersedes_id or ""),
    )


def opinions_in_force(enrolments: Collection[UUID]) -> dict[Voice, Opinion]:
    """The last opinion of each voice, in one query."""
    rows = list(Opinion.objects.filter(enrolment__in=enrolments).order_by("id"))
    replaced = {row.supersedes_id for row in rows if row.supersedes_id}
    return {voice_of(row): row for row in rows if row.pk not in replaced}


def opinions_given(enrolment: Enrolment, bloc_code: str, *, reader: User) -> list[Opinion]:
    """What was said of a bloc and its modalities, newest first, corrections included.

    An assessor reads the others' only on what he has judged himself.
    """
    rows = Opinion.objects.filter(enrolment=enrolment, bloc_code=bloc_code)
    found = list(rows.select_related("assessor").order_by("-id"))
    return _unsealed(found, reader) if access.is_assessor(reader) else found


def judged_bloc(enrolment: Enrolment, code: str) -> BlocPlan | None:
    """The bloc of that code with its rules of today; None when the version has no such bloc."""
    plan = plan_of(enrolment, timezone.localdate())
    return next((each for each in plan.blocs if each.code == code), None)


def speakers(user: User, enrolment: Enrolment) -> list[User]:
    """Whose opinions this user may write: his own, or for the secretariat those of the charged."""
    if access.is_assessor(user):
        return [user]
    rows = Assignment.objects.filter(enrolment=enrolment).select_related("assessor")
    return [row.assessor for row in rows.order_by("assessor__last_name", "assessor__username")]
