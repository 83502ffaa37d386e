"""Reading the register: lists, progress of a batch, what the public may know of a document."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from parchemin.domain.certificate import Certificate as Paper
from parchemin.domain.certificate_number import is_valid_number, tidy_number
from parchemin.office.accounts.models import User
from parchemin.office.certificates.access import visible_certificates
from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate, DeclaredPassage, IssueBatch
from parchemin.office.certificates.numbering import tidy_code
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


@dataclass(frozen=True)
class Shown:
    """What the public page says of a document: what its paper shows, and whether it still holds."""

    number: str
    kind: str
    title: str
    bloc: str
    holder: str
    delivered_on: date
    certifier: str
    withdrawn_on: date | None


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


def verified(code: str, number: str = "") -> Shown | None:
    """What the public may know of the document of that code; None when there is none.

    With a ``number``, both must be those of one document.
    """
    rows = Certificate.objects.select_related("revocation").filter(
        verification_code=tidy_code(code)
    )
    if number:
        rows = rows.filter(number=tidy_number(number))
    row = rows.first()
    return shown(row) if row else None


def mistyped(number: str) -> bool:
    """Whether a number cannot be one of ours: its check digits are wrong."""
    return not is_valid_number(number)


def shown(row: Certificate) -> Shown:
    paper = certificate_of(row.mentions)
    revocation = getattr(row, "revocation", None)
    return Shown(
        number=row.number,
        kind=row.get_kind_display(),
        title=paper.registration.title or "",
        bloc=paper.bloc.title if paper.bloc else "",
        holder=paper.holder.full_name,
        delivered_on=row.delivered_on,
        certifier=paper.certifier.name if paper.certifier else "",
        withdrawn_on=revocation.revoked_on if revocation else None,
    )
