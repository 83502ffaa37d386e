"""Batches that a stop of the office left undone are put back in the queue."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from parchemin.office.certificates.models import Certificate, IssueBatch
from parchemin.office.certificates.tasks import issue_certificates

SILENCE = timedelta(minutes=2)
"""Without a certificate for that long, a batch is held to be abandoned by its worker."""


def enqueue(batch: IssueBatch) -> None:
    issue_certificates.enqueue(batch_id=str(batch.pk))


def resume_batches(*, at_start: bool) -> int:
    """Queue again each unfinished batch that nobody is working on; return how many.

    ``at_start`` a batch cut short is taken up at once. A batch stopped by an incident waits for a
    person. Two workers on one batch are wasteful, never wrong.
    """
    queued = {
        row.args_kwargs["kwargs"].get("batch_id")
        for row in DBTaskResult.objects.ready().filter(task_path=issue_certificates.module_path)
    }
    batches = [
        batch
        for batch in IssueBatch.objects.filter(finished_at=None, failure="")
        if str(batch.pk) not in queued and (at_start or silent(batch))
    ]
    with transaction.atomic():
        for batch in batches:
            enqueue(batch)
    return len(batches)


def silent(batch: IssueBatch) -> bool:
    """Whether nothing has come of the batch for a while."""
    last = (
        Certificate.objects.filter(batch=batch)
        .order_by("-recorded_at")
        .values_list("recorded_at", flat=True)
        .first()
    )
    return timezone.now() - (last or batch.requested_at) > SILENCE
