"""The stages at which a règlement asks the tutor to assess, and those that are done."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from parchemin.domain.deliberation.facts import TutorAssessment
from parchemin.domain.rules.acquisition import ByAttestations
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.logbooks.models import Mentor, StageAssessment
from parchemin.office.referentiels.queries import reglement_of


@dataclass(frozen=True, kw_only=True)
class StageLine:
    """One stage asked, with every assessment on record, newest first."""

    stage: str
    done: tuple[StageAssessment, ...]


def stages_of(path: Enrolment, on: date) -> tuple[str, ...]:
    """The stages that the rules of that day ask of a path, each once."""
    rules = (
        clause.value
        for clause in reglement_of(path.reglement).all_clauses()
        if isinstance(clause.value, ByAttestations) and clause.origin.applies(on)
    )
    return tuple(dict.fromkeys(stage for rule in rules for stage in rule.stages))


def stage_lines(mentor: Mentor) -> tuple[StageLine, ...]:
    """The stages asked today of the candidate, with what any of his tutors has done; one query."""
    asked = stages_of(mentor.enrolment, timezone.localdate())
    if not asked or mentor.function != Mentor.Function.TUTOR:
        return ()
    rows = StageAssessment.objects.filter(mentor__enrolment=mentor.enrolment_id)
    known = list(rows.select_related("mentor__account").order_by("-id"))
    return tuple(
        StageLine(stage=stage, done=tuple(row for row in known if row.stage == stage))
        for stage in asked
    )


def stage_facts(enrolments: Collection[UUID]) -> dict[UUID, tuple[TutorAssessment, ...]]:
    """The assessments of each path as facts, in one query."""
    rows = StageAssessment.objects.filter(mentor__enrolment__in=list(enrolments))
    found: dict[UUID, list[TutorAssessment]] = defaultdict(list)
    for row in rows.select_related("mentor__account").order_by("id"):
        account = row.mentor.account
        found[row.mentor.enrolment_id].append(
            TutorAssessment(
                subject=row.stage,
                on=timezone.localdate(row.recorded_at),
                happened_on=row.happened_on,
                rank=moment_rank(row.recorded_at),
                id=str(row.pk),
                author=account.get_full_name() or account.username,
            )
        )
    return {path: tuple(facts) for path, facts in found.items()}
