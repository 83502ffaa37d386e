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
