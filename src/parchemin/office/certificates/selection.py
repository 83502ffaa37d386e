"""Which decisions of a closed jury give right to a document, and which still await it."""

from collections.abc import Iterable
from itertools import groupby

from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.office.certificates.models import IssueBatch
from parchemin.office.juries.models import Decision, Jury


def to_deliver(jury: Jury) -> list[Decision]:
    """The decisions that give right to a document, in the order of the session.

    The whole certification gives one parchemin; else each bloc won before this jury gives one
    attestation. A bloc held from before has its own document already.
    """
    rows = (
        Decision.objects.filter(hearing__jury=jury)
        .select_related(
            "hearing__enrolment__person__civil_status",
            "hearing__enrolment__version",
            "hearing__enrolment__reglement",
        )
        .order_by("hearing__position", "hearing_id", "bloc_code")
    )
    return [
        decision
        for _, group in groupby(rows, key=lambda row: row.hearing_id)
        for decision in _of_one_holder(list(group))
    ]


def _of_one_holder(rows: Iterable[Decision]) -> list[Decision]:
    won = [row for row in rows if row.won]
    whole = [row for row in won if not row.bloc_code]
    return whole or [row for row in won if row.outcome != BlocOutcome.HELD]


def awaiting(batch: IssueBatch) -> list[Decision]:
    """The decisions of the batch that have no document yet."""
    issued = set(batch.certificates.values_list("decision_id", flat=True))
    return [decision for decision in to_deliver(batch.jury) if decision.pk not in issued]
