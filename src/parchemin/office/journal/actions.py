"""Writing to the journal: the only way in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from parchemin.office.journal.chain import FIRST, seal
from parchemin.office.journal.models import Entry

ADVISORY_LOCK = 0x50415243


@dataclass(frozen=True)
class Act:
    """One act to write down; ``on`` is the object it bears on."""

    name: str
    on: models.Model
    details: dict[str, Any] = field(default_factory=dict)


def record(act: str, *, by: object, on: models.Model, **details: Any) -> Entry:
    """Write one act, inside the caller's transaction, and return its entry."""
    return record_all([Act(act, on, details)], by=by)[0]


def take_turn() -> None:
    """Wait for the acts that are being written, and make the next ones wait for this one.

    An act that looks whether a thing exists before making it takes its turn before looking; and
    after any row it locks, for others lock theirs first. SQLite gives turns by itself.
    """
    if not connection.in_atomic_block:
        message = "Le journal s'écrit dans la transaction de l'acte qu'il rapporte."
        raise transaction.TransactionManagementError(message)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])


def record_all(acts: Iterable[Act], *, by: object) -> list[Entry]:
    """Write several acts in order, in one lock and one insert.

    The chain is serial: the lock is held until the caller's transaction ends, so record last.
    """
    take_turn()
    last = Entry.objects.order_by("-id").values_list("hash", flat=True).first()
    previous, now, actor = last or FIRST, timezone.now(), str(by)
    entries = []
    for act in acts:
        entry = Entry(
            at=now,
            actor=actor,
            act=act.name,
            object_type=act.on._meta.label,
            object_id=str(act.on.pk),
            details=act.details,
            previous_hash=previous,
        )
        entry.hash = previous = seal(
            previous,
            at=now,
            actor=actor,
            act=act.name,
            object_type=entry.object_type,
            object_id=entry.object_id,
            details=act.details,
        )
        entries.append(entry)
    return Entry.objects.bulk_create(entries)
