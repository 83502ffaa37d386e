"""Which results count now, among those on record."""

from collections.abc import Collection, Iterable
from uuid import UUID

from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import Key, key_of


def latest_results(rows: Iterable[Result]) -> dict[Key, Result]:
    """The result in force of each subject: superseded ones left out, the last recorded wins."""
    kept = list(rows)
    replaced = {row.supersedes_id for row in kept if row.supersedes_id}
    return {
        key_of(row): row for row in sorted(kept, key=lambda row: row.pk) if row.pk not in replaced
    }


def results_in_force(enrolments: Collection[UUID]) -> dict[Key, Result]:
    """The results in force of these paths, in one query."""
    return latest_results(
        Result.objects.filter(enrolment__in=enrolments).select_related("recorded_by")
    )


def results_known(enrolments: Collection[UUID], blocs: Collection[str]) -> dict[Key, Result]:
    """The results in force of these paths in these blocs, without their authors, in one query."""
    rows = Result.objects.filter(enrolment__in=enrolments, bloc_code__in=blocs)
    return latest_results(rows.order_by())
