"""Making certificates one by one: each is whole or absent, wherever the work is cut short."""

import logging
import traceback
from pathlib import Path

from django.db import DatabaseError, transaction
from django.utils import timezone

from parchemin.domain.certificate import Certificate as Paper
from parchemin.domain.errors import ParcheminError
from parchemin.office.certificates import storage
from parchemin.office.certificates.documents import render
from parchemin.office.certificates.drafting import draft
from parchemin.office.certificates.mentions import frozen
from parchemin.office.certificates.models import Certificate, Counter, IssueBatch
from parchemin.office.certificates.numbering import new_code, number_of, series_key
from parchemin.office.certificates.selection import awaiting
from parchemin.office.journal.actions import record
from parchemin.office.juries.models import Decision

log = logging.getLogger("parchemin.parchemins")

FAILURE_LENGTH = IssueBatch._meta.get_field("failure").max_length or 0


def complete(batch_id: str) -> int:
    """Issue what the batch still lacks and close it; return how many were issued now.

    A fault that a person has to mend (full disk, name that no font draws, program at fault) is
    written on the batch; a base that does not answer is raised, to be tried again.
    """
    batch = IssueBatch.objects.select_related("jury", "requested_by").get(pk=batch_id)
    if batch.finished_at:
        return 0
    faults: list[str] = []
    count = 0
    for decision in awaiting(batch):
        path = decision.hearing.enrolment.reference
        try:
            count += issue_one(batch, decision)
        except ParcheminError as error:
            faults.append(f"{path} : {error}")
        except DatabaseError:
            raise
        except OSError as error:
            log.exception("Écriture impossible pendant le lot %s", batch.pk)
            faults.append(
                f"Le fichier ne peut pas être écrit dans {storage.folder()} "
                f"({error.strerror or 'cause inconnue'}). "
                "Faites de la place ou rétablissez le dossier, puis reprenez le lot."
            )
            break
        except Exception as error:  # noqa: BLE001 - one paper at fault never stops the others
            tell_the_log(error, batch, path)
            faults.append(
                f"{path} : le programme a échoué sur ce document. Transmettez le journal technique "
                "à l'administrateur, puis reprenez le lot."
            )
    close(batch, faults)
    return count


def tell_the_log(error: Exception, batch: IssueBatch, path: str) -> None:
    """Where the program failed, without the text of the error, which may quote a person."""
    steps = traceback.extract_tb(error.__traceback__)
    places = " > ".join(f"{Path(step.filename).name}:{step.lineno}" for step in steps)
    kind = type(error).__name__
    log.error("Échec sur %s pendant le lot %s : %s (%s)", path, batch.pk, kind, places)


def close(batch: IssueBatch, faults: list[str]) -> None:
    """Say that the batch is complete, or what stops it."""
    with transaction.atomic():
        if faults:
            batch.failure = " ".join(faults)[:FAILURE_LENGTH]
            batch.save(update_fields=["failure"])
            record("constater un incident de lot", by=batch.requested_by, on=batch, n=len(faults))
            return
        done = IssueBatch.objects.filter(pk=batch.pk, finished_at=None)
        if done.update(finished_at=timezone.now(), failure=""):
            record("achever un lot", by=batch.requested_by, on=batch, delivres=batch.expected)


def issue_one(batch: IssueBatch, decision: Decision) -> bool:
    """Issue the certificate of one decision; False when somebody else has just done it.

    The PDF is composed before the lock is taken, for the next number; when another batch took that
    number meanwhile, it is composed again: numbers follow one another without a hole.
    """
    key = series_key(batch.jury.number, batch.delivered_on)
    Counter.objects.get_or_create(series=key)
    while True:
        rank = Counter.objects.get(series=key).last + 1
        paper = draft(batch, decision, number_of(key, rank), new_code())
        content = render(paper)
        with storage.staged(paper.number, content) as passing, transaction.atomic():
            counter = Counter.objects.select_for_update().get(series=key)
            if Certificate.objects.filter(decision=decision).exists():
                return False
            if counter.last + 1 == rank:
                counter.last = rank
                counter.save(update_fields=["last"])
                row = register(batch, decision, paper, storage.fingerprint(content))
                storage.publish(passing, paper.number)
                record("délivrer un parchemin", by=batch.requested_by, on=row, numero=row.number)
                return True


def register(batch: IssueBatch, decision: Decision, paper: Paper, sha256: str) -> Certificate:
    """The line of the register for that paper."""
    return Certificate.objects.create(
        number=paper.number,
        kind=paper.kind.value,
        verification_code=paper.verification_code,
        decision=decision,
        batch=batch,
        person=decision.hearing.enrolment.person,
        certification_number=batch.jury.number,
        bloc_code=decision.bloc_code,
        delivered_on=batch.delivered_on,
        mentions=frozen(paper),
        sha256=sha256,
    )
