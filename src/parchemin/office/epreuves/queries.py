"""What the screens and the juries read of results and attestations."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from parchemin.domain.deliberation.facts import (
    CandidateFacts,
    CompetencyResult,
    ResultOutcome,
    competency_code,
)
from parchemin.domain.deliberation.facts import Result as ResultFact
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.candidates.queries import earlier_facts
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.logbooks.queries import attestation_facts
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of

OUTCOMES = {
    Outcome.ACQUIRED: ResultOutcome.ACQUIRED,
    Outcome.NOT_ACQUIRED: ResultOutcome.NOT_ACQUIRED,
    Outcome.ABSENT: ResultOutcome.ABSENT,
    Outcome.EXCUSED: ResultOutcome.EXCUSED,
}


def certifications(enrolments: Iterable[Enrolment]) -> dict[int, Certification]:
    """The certification of each version these paths entered, by version id, in one query."""
    versions = Version.objects.in_bulk({path.version_id for path in enrolments})
    return {key: certification_of(version) for key, version in versions.items()}


def facts_for(enrolments: Iterable[Enrolment]) -> dict[object, CandidateFacts]:
    """All the facts of each path, by its id, for the deliberation.

    The number of queries does not depend on how many paths are asked. ``on`` and ``rank`` of each
    fact are the day and the microsecond of its recording (``candidates.moments``).
    """
    paths = list(enrolments)
    described = certifications(paths)
    earlier = earlier_facts(paths)
    attested = attestation_facts(paths, described)
    rows: dict[object, list[Result]] = defaultdict(list)
    wanted = Result.objects.filter(enrolment__in=[path.pk for path in paths])
    for row in wanted.select_related("recorded_by").order_by("id"):
        rows[row.enrolment_id].append(row)
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
        )
        for path in paths
    }


def _result(row: Result) -> ResultFact:
    return ResultFact(
        subject=row.assessment_code,
        outcome=OUTCOMES[Outcome(row.outcome)],
        mark=row.mark,
        out_of=row.out_of,
        **_common(row),
    )


def _competencies(rows: list[Result], certification: Certification) -> Iterable[CompetencyResult]:
    for row in rows:
        bloc = certification.bloc(row.bloc_code)
        if row.competency_rank is not None and bloc is not None:
            yield CompetencyResult(
                subject=competency_code(bloc, row.competency_rank),
                outcome=OUTCOMES[Outcome(row.outcome)],
                **_common(row),
            )


def _common(row: Result) -> dict[str, object]:
    return {
        "on": timezone.localdate(row.recorded_at),
        "rank": moment_rank(row.recorded_at),
        "id": str(row.pk),
        "supersedes": str(row.supersedes_id or ""),
        "author": row.recorded_by.get_full_name() or row.recorded_by.username,
    }
