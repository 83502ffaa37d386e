"""Reading the register: lists, progress of a batch, what the public may know of a document."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from parchemin.domain.certificate import Certificate as Paper
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import visible_certificates
from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate, DeclaredPassage, IssueBatch
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries.models import Decision, Jury

WON = Q(hearings__decisions__won=True)


@dataclass(frozen=True)
class Progress:
    """How far a batch is; ``state`` is one of ``fini``, ``incident``, ``en_cours``."""

    done: int
    expected: int
    state: str
    failure: str

    @property
    def live(self) -> bool:
        return self.state == "en_cours"


def register(user: User) -> QuerySet[Certificate]:
    """The documents this user may see, in the order of their numbers."""
    return visible_certificates(user).order_by("number")


def certifications(user: User) -> list[str]:
    """The certifications that have a document, for the filter of the register."""
    numbers = visible_certificates(user).values_list("certification_number", flat=True)
    return sorted(set(numbers.order_by().distinct()))


def juries_to_serve() -> QuerySet[Jury]:
    """Closed juries with something won, whose documents nobody asked for yet."""
    won = Decision.objects.filter(hearing__jury=OuterRef("pk"), won=True)
    return (
        Jury.objects.filter(state=Jury.State.CLOSED, issue_batch=None)
        .filter(Exists(won))
        .annotate(winners=Count("hearings__decisions__hearing", WON, distinct=True))
        .order_by("held_on")
    )


def batches() -> QuerySet[IssueBatch]:
    """The batches still going or stopped by an incident, newest first."""
    return IssueBatch.objects.filter(finished_at=None).select_related("jury")


def progress(batch: IssueBatch) -> Progress:
    """Where the batch stands now."""
    done = Certificate.objects.filter(batch=batch).count()
    state = "fini" if batch.finished_at else "incident" if batch.failure else "en_cours"
    return Progress(done, batch.expected, state, batch.failure)


def batch_of(jury: Jury) -> IssueBatch | None:
    """The batch already asked for that jury."""
    return IssueBatch.objects.filter(jury=jury).first()


def documents_of(batch: IssueBatch) -> QuerySet[Certificate]:
    return batch.certificates.select_related("revocation").order_by("number")


def paper(certificate: Certificate) -> Paper:
    """All that a document shows, as it was frozen."""
    return certificate_of(certificate.mentions)


def declared(certificate: Certificate) -> QuerySet[DeclaredPassage]:
    """The files that a document was sent in, with their answers."""
    rows = certificate.declared.select_related("file__declaration", "answer")
    return rows.defer("file__content").order_by("id")


def history(certificate: Certificate) -> QuerySet[Entry]:
    """The acts of the journal that bear on this document."""
    return acts_on(certificate)
