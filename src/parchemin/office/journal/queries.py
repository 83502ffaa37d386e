"""Reading the journal and checking its chain."""

from dataclasses import dataclass

from django.db.models import Model, QuerySet

from parchemin.office.journal.chain import FIRST, seal
from parchemin.office.journal.models import Entry


@dataclass(frozen=True)
class Verdict:
    """Whether the chain holds; ``broken_at`` is the first entry that does not follow."""

    entries: int
    head: str
    broken_at: int | None = None
    sentence: str = ""

    @property
    def sound(self) -> bool:
        return self.broken_at is None


def verify() -> Verdict:
    """Walk the whole chain, in constant memory, and stop at the first break."""
    previous, count = FIRST, 0
    for entry in Entry.objects.order_by("id").iterator(chunk_size=2000):
        if entry.previous_hash != previous:
            return Verdict(count, previous, entry.id, "ne suit pas l'écriture précédente")
        expected = seal(
            previous,
            at=entry.at,
            actor=entry.actor,
            act=entry.act,
            object_type=entry.object_type,
            object_id=entry.object_id,
            details=entry.details,
        )
        if entry.hash != expected:
            return Verdict(count, previous, entry.id, "ne correspond plus à son empreinte")
        previous, count = entry.hash, count + 1
    return Verdict(count, previous)


def acts_on(thing: Model) -> QuerySet[Entry]:
    """The acts that bear on one object, oldest first."""
    return Entry.objects.filter(object_type=thing._meta.label, object_id=str(thing.pk))


def all_acts() -> QuerySet[Entry]:
    """Every act, newest first."""
    return Entry.objects.order_by("-id")
