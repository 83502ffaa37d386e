"""Importing an export: it may be stopped at any moment, and goes on when it is asked for again.

The fiches already written are known by the fingerprint of their XML: nothing is written twice, and
an export imported again changes nothing.
"""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.catalogue.engine import count_anew
from parchemin.office.catalogue.models import Export, Fiche
from parchemin.office.catalogue.opening import Opened
from parchemin.office.catalogue.parsing import reading
from parchemin.office.catalogue.words_index import set_aside
from parchemin.office.catalogue.writing import write
from parchemin.office.journal.actions import record

WHOLE = 0.5
"""Under that share of the fiches known, an export is a part of the register: nobody is gone."""
DIED = "La lecture s'est interrompue : relancez l'import, il reprend où il en est."


class UnderWay(RefusedAct):
    """Another process is importing: this one has nothing to do now."""


@dataclass(frozen=True)
class Progress:
    """How far an import is: share from 0 to 1, fiches met, fiches a second, seconds that remain."""

    share: float
    read: int
    rate: float
    remaining: float


Tell = Callable[[Progress], None]


def run(export: Export, source: Opened, *, tell: Tell | None = None) -> Export:
    """Import what the export still lacks; its ``failure`` says what stopped it, if anything did.

    Raises UnderWay when another import is under way on this machine.
    """
    with alone():
        _start(export, source)
        known = {
            number: bytes(digest)
            for number, digest in Fiche.objects.filter(gone_on=None).values_list("number", "digest")
        }
        seen, began = set[str](), time.monotonic()
        failure = DIED
        with reading(source, known) as batches, set_aside(source.register, source.size):
            for batch in batches:
                write(batch, export)
                seen.update(batch.numbers)
                if tell:
                    tell(_progress(export, began))
                if batch.last:
                    failure = batch.failure
        _finish(export, seen, failure)
    return export


def lock_path() -> Path:
    """The file that is locked while a process writes the catalogue of this base."""
    base = connection.settings_dict
    name = f"{base['HOST']}:{base['PORT']}/{base['NAME']}"
    return Path(settings.DATA) / f"catalogue-{sha256(name.encode()).hexdigest()[:12]}.verrou"


@contextmanager
def alone() -> Iterator[None]:
    """Hold the one right to write the catalogue; a process that dies gives it back."""
    with lock_path().open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnderWay(
                "Un import du catalogue est déjà en cours : attendez qu'il s'achève."
            ) from None
        yield


def _start(export: Export, source: Opened) -> None:
    export.size, export.position, export.read = source.size, 0, 0
    export.problems, export.failure = [], ""
    export.save(update_fields=["size", "position", "read", "problems", "failure"])


def _progress(export: Export, began: float) -> Progress:
    spent = max(time.monotonic() - began, 0.001)
    share = min(export.position / export.size, 1.0) if export.size else 1.0
    remaining = spent / share * (1 - share) if share else 0.0
    return Progress(share, export.read, export.read / spent, remaining)


@transaction.atomic
def _finish(export: Export, seen: set[str], failure: str) -> None:
    """Close the export, or say what stops it; then mark the fiches that stand in it no longer."""
    export.failure = failure
    if failure:
        export.save(update_fields=["failure"])
        return
    export.gone = _mark_gone(export, seen)
    export.finished_at = timezone.now()
    export.position = export.size
    export.save(update_fields=["failure", "gone", "finished_at", "position"])
    count_anew()
    record(
        "importer un export du registre",
        by=export.requested_by,
        on=export,
        fichier=export.name,
        empreinte=export.sha256,
        lues=export.read,
        nouvelles=export.added,
        changees=export.changed,
        disparues=export.gone,
        ecartees=len(export.problems),
    )


def _mark_gone(export: Export, seen: set[str]) -> int:
    """Date the departure of each fiche of the same registers that the export lacks."""
    registers = {"RS" if number.startswith("RS") else "RNCP" for number in seen}
    present = Fiche.objects.filter(register__in=registers, gone_on=None)
    known = dict(present.values_list("number", "id"))
    if len(seen & known.keys()) < WHOLE * len(known):
        return 0
    gone = [known[number] for number in known.keys() - seen]
    for first in range(0, len(gone), 500):
        Fiche.objects.filter(pk__in=gone[first : first + 500]).update(gone_on=export.dated)
    return len(gone)
