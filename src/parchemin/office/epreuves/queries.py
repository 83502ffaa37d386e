"""What the screens and the juries read of results and attestations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    ResultOutcome,
    competency_code,
    has_competency,
)
from parchemin.domain.deliberation.facts import Result as ResultFact
from parchemin.domain.deliberation.plan import Plan
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, Certification
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.companies import Circumstances, circumstances
from parchemin.office.candidates.later import held_by
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.candidates.queries import earlier_facts
from parchemin.office.epreuves import access
from parchemin.office.epreuves.current import results_in_force
from parchemin.office.epreuves.frauds import fraud_facts
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.opinion_queries import opinion_facts
from parchemin.office.epreuves.standing import BlocStanding, Standing, plan_of, stand
from parchemin.office.logbooks.queries import attestation_facts, attestations_of
from parchemin.office.logbooks.stages import stage_facts
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of

NOTHING = Circumstances()
OUTCOMES: dict[str, ResultOutcome] = {
    Outcome.ACQUIRED: ResultOutcome.ACQUIRED,
    Outcome.NOT_ACQUIRED: ResultOutcome.NOT_ACQUIRED,
    Outcome.ABSENT: ResultOutcome.ABSENT,
    Outcome.EXCUSED: ResultOutcome.EXCUSED,
}


def certifications(enrolments: Iterable[Enrolment]) -> dict[int, Certification]:
    """The certification of each version these paths entered, by version id; one query at most."""
    paths = list(enrolments)
    prefetch_related_objects(paths, "version")
    versions = {path.version_id: path.version for path in paths}
    return {key: certification_of(version) for key, version in versions.items()}


def facts_for(
    enrolments: Iterable[Enrolment], until: datetime | None = None
) -> dict[UUID, CandidateFacts]:
    """All the facts of each path, by its id, for the deliberation.

    The number of queries does not depend on how many paths are asked. ``on`` and ``rank`` of each
    fact are the day and the microsecond of its recording (``candidates.moments``).
    The options and the size of the enterprise are those of the moment ``until``, the closing of a
    jury; of now without it.
    """
    paths = list(enrolments)
    described = certifications(paths)
    earlier = earlier_facts(paths)
    attested = attestation_facts(paths, described)
    opinions = opinion_facts([path.pk for path in paths])
    stages = stage_facts([path.pk for path in paths])
    frauds = fraud_facts([path.pk for path in paths])
    around = circumstances([path.pk for path in paths], until)
    rows = _rows([path.pk for path in paths])
    return {
        path.pk: CandidateFacts(
            candidate=path.reference,
            route=Route(path.route),
            entry=path.entered_on,
            results=tuple(_result(row) for row in rows[path.pk] if row.competency_rank is None),
            competency_results=tuple(_competencies(rows[path.pk], described[path.version_id])),
            attestations=attested.get(path.pk, ()),
            held=earlier[path.pk].held,
            claims=earlier[path.pk].claims,
            opinions=opinions.get(path.pk, ()),
            frauds=frauds.get(path.pk, ()),
            stages=stages.get(path.pk, ()),
            options=around.get(path.pk, NOTHING).options,
            workforce=around.get(path.pk, NOTHING).workforce,
        )
        for path in paths
    }


class _Row(NamedTuple):
    """A result as it is read for the facts: a jury reads thousands of them."""

    path: UUID
    bloc: str
    assessment: str
    competency_rank: int | None
    outcome: str
    mark: Decimal | None
    out_of: Decimal | None
    obtained_on: date
    recorded_at: datetime
    pk: int
    supersedes: int | None
    first_name: str
    last_name: str
    username: str

    @property
    def author(self) -> str:
        """Who recorded it, as ``User.get_full_name`` says, or by his account."""
        return f"{self.first_name} {self.last_name}".strip() or self.username


def _rows(paths: list[UUID]) -> dict[UUID, list[_Row]]:
    """The results of each path, in the order they were recorded."""
    found: dict[UUID, list[_Row]] = defaultdict(list)
    read = Result.objects.filter(enrolment__in=paths).order_by("id")
    for values in read.values_list(
        "enrolment_id", "bloc_code", "assessment_code", "competency_rank", "outcome", "mark",
        "out_of", "obtained_on", "recorded_at", "pk", "supersedes_id", "recorded_by__first_name",
        "recorded_by__last_name", "recorded_by__username",
    ):  # fmt: skip
        row = _Row(*values)
        found[row.path].append(row)
    return found


def _result(row: _Row) -> ResultFact:
    return ResultFact(
        subject=row.assessment,
        outcome=OUTCOMES[row.outcome],
        mark=row.mark,
        out_of=row.out_of,
        **_common(row),
    )


def _competencies(rows: list[_Row], certification: Certification) -> Iterable[CompetencyResult]:
    for row in rows:
        if not row.competency_rank:
            continue
        bloc = certification.bloc(row.bloc)
        if bloc and has_competency(bloc, row.competency_rank):
            yield CompetencyResult(
                subject=competency_code(bloc, row.competency_rank),
                outcome=OUTCOMES[row.outcome],
                **_common(row),
            )


def _common(row: _Row) -> dict[str, Any]:
    return {
        "on": timezone.localdate(row.recorded_at),
        "happened_on": row.obtained_on,
        "rank": moment_rank(row.recorded_at),
        "id": str(row.pk),
        "supersedes": str(row.supersedes or ""),
        "author": row.author,
    }


def standing_of(enrolment: Enrolment) -> Standing:
    """Where one candidate stands today."""
    return stand(
        enrolment,
        plan_of(enrolment, timezone.localdate()),
        _with_won([enrolment])[enrolment.pk],
        results_in_force([enrolment.pk]),
        attestations_of(enrolment),
    )


def _with_won(paths: Sequence[Enrolment]) -> dict[UUID, CandidateFacts]:
    """The facts, with the blocs that juries granted: no later result takes them away."""
    facts = dict(facts_for(paths))
    for path, won in held_by([each.pk for each in paths]).items():
        facts[path] = replace(facts[path], held=(*facts[path].held, *won))
    return facts


def result_history(enrolment: Enrolment) -> list[Result]:
    """Every result of a path, corrections included, newest first."""
    rows = Result.objects.filter(enrolment=enrolment).select_related("recorded_by", "supersedes")
    return list(rows.order_by("-id"))


def assigned(user: User) -> list[dict[str, Any]]:
    """An assessor's candidates with the blocs where a result is missing, in constant queries."""
    paths = list(_with_person(access.assessed_enrolments(user)))
    return [{"path": path, "blocs": blocs} for path, blocs in boards(paths)]


def versions_in_use(user: User) -> list[Version]:
    """The versions of the paths this user may read, without their content."""
    ids = access.assessed_enrolments(user).order_by().values("version")
    versions = Version.objects.filter(pk__in=ids).defer("content", "findings", "answers")
    return list(versions.order_by("number", "-rank"))


def paths_of(user: User, version: Version) -> QuerySet[Enrolment]:
    """The paths of one version that this user may read."""
    return _with_person(access.assessed_enrolments(user).filter(version=version))


def _with_person(paths: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    return paths.select_related("person__civil_status", "version", "reglement").order_by(
        "person__civil_status__birth_name", "reference"
    )


def paths_to_complete(user: User, version: Version) -> QuerySet[Enrolment]:
    """The paths with fewer modalities on record than the version describes for assessors."""
    described = sum(
        each.kind is not AssessmentKind.LOGBOOK
        for bloc in certification_of(version).blocs
        for each in bloc.assessments
    )
    seen = Count(
        "results__assessment_code",
        filter=Q(results__competency_rank__isnull=True),
        distinct=True,
    )
    return paths_of(user, version).annotate(seen=seen).filter(seen__lt=described)


def grid(paths: Sequence[Enrolment]) -> list[dict[str, Any]]:
    """Candidates against modalities: the result in force of each, in constant queries."""
    rows = []
    for path, blocs in boards(paths):
        cells = [(bloc, each) for bloc in blocs for each in bloc.modalities]
        rows.append({"path": path, "cells": cells, "lacking": sum(b.to_enter for b in blocs)})
    return rows


def boards(paths: Sequence[Enrolment]) -> Iterator[tuple[Enrolment, tuple[BlocStanding, ...]]]:
    """The blocs of each path as they stand today, in constant queries."""
    known = results_in_force([path.pk for path in paths])
    facts = _with_won(paths)
    plans: dict[tuple[int, int], Plan] = {}
    for path in paths:
        key = (path.version_id, path.reglement_id)
        if key not in plans:
            plans[key] = plan_of(path, timezone.localdate())
        yield path, stand(path, plans[key], facts[path.pk], known, {}).blocs


def assessors() -> QuerySet[User]:
    """The open accounts of assessors."""
    return User.objects.filter(role=Role.ASSESSOR, is_active=True).order_by("last_name", "username")


def paths_with_assessors(user: User, version: Version) -> QuerySet[Enrolment]:
    """The paths of a version with who is charged with them."""
    return paths_of(user, version).prefetch_related("assignments__assessor")
