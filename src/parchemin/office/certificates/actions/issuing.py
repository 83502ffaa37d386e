"""Ask for the documents of a jury; take up a batch that an incident stopped."""

from datetime import date

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import require_secretariat
from parchemin.office.certificates.models import IssueBatch
from parchemin.office.certificates.preparation import prepare, require_ready
from parchemin.office.certificates.resuming import enqueue
from parchemin.office.journal.actions import record
from parchemin.office.juries.models import Jury


@transaction.atomic
def issue(*, on: Jury, delivered_on: date, by: User) -> tuple[IssueBatch, bool]:
    """Ask for all documents of a closed jury; the batch, and whether it was asked for just now.

    Asking twice gives the same batch. Raises RefusedAct, with every reason, when one document could
    not be issued.
    """
    require_secretariat(by)
    jury = Jury.objects.select_for_update().get(pk=on.pk)
    batch = IssueBatch.objects.filter(jury=jury).first()
    if batch is not None:
        return batch, False
    preparation = prepare(jury, delivered_on)
    require_ready(jury, preparation, delivered_on)
    batch = IssueBatch.objects.create(
        jury=jury,
        requested_by=by,
        delivered_on=delivered_on,
        common=preparation.common,
        expected=len(preparation.decisions),
    )
    enqueue(batch)
    record("demander un lot de parchemins", by=by, on=batch, attendus=batch.expected)
    return batch, True


@transaction.atomic
def resume(*, on: IssueBatch, by: User) -> None:
    """Put a batch that an incident stopped back in the queue; nothing issued is made again."""
    require_secretariat(by)
    batch = IssueBatch.objects.select_for_update().get(pk=on.pk)
    if batch.finished_at:
        raise RefusedAct("Ce lot est achevé : il n'y a rien à reprendre.")
    batch.failure = ""
    batch.save(update_fields=["failure"])
    enqueue(batch)
    record("reprendre un lot de parchemins", by=by, on=batch)
