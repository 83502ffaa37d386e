"""Reads of the catalogue; later stages find here the fiches, their texts and their changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from parchemin.office.catalogue.documents import xml_of
from parchemin.office.catalogue.models import Change, Document, Export, Fiche, Sentence
from parchemin.office.catalogue.sheet import Sheet, read_sheet
from parchemin.readers.folded_words import sentence_digest


@dataclass(frozen=True)
class State:
    """What the catalogue holds: the date of the newest whole export of each register, and counts.

    ``under_way`` is an import that has begun and is not over.
    """

    exports: tuple[tuple[str, date], ...]
    under_way: Export | None


def state() -> State:
    """Where the catalogue comes from; two queries."""
    dates = (
        Export.objects.filter(finished_at__isnull=False)
        .order_by()
        .values_list("register")
        .annotate(last=Max("dated"))
        .order_by("register")
    )
    return State(tuple(dates), Export.objects.filter(finished_at=None).first())


def imports() -> QuerySet[Export]:
    """Every import, newest export first."""
    return Export.objects.all()


def latest_document(fiche: Fiche) -> Document | None:
    """The text of a fiche in force."""
    documents = Document.objects.filter(fiche=fiche).select_related("export", "fiche")
    return documents.order_by("-id").first()


def sheet_of(document: Document) -> Sheet | None:
    """All that a text of a fiche says; None when it can no longer be read."""
    return read_sheet(xml_of(document))


def source_of(number: str) -> tuple[str, bytes] | None:
    """The name and the bytes of the fiche of that number, as a file that the office can receive."""
    document = Document.objects.filter(fiche__number=number).order_by("-id").first()
    return (f"{number}.xml", xml_of(document)) if document else None


def known_among(numbers: Iterable[str]) -> set[str]:
    """Those of these numbers that the catalogue has; one query."""
    return set(Fiche.objects.filter(number__in=list(numbers)).values_list("number", flat=True))


def changes_of(numbers: Iterable[str]) -> QuerySet[Change]:
    """What the exports changed in these fiches, newest first."""
    return (
        Change.objects.filter(fiche__number__in=list(numbers))
        .select_related("fiche")
        .order_by("-newer_on", "-id")
    )


def gone_among(numbers: Iterable[str]) -> QuerySet[Fiche]:
    """Those of these fiches that stand in the newest export no longer."""
    return Fiche.objects.filter(number__in=list(numbers), gone_on__isnull=False)


def copies_of(texts: Sequence[str], *, except_number: str) -> list[tuple[str, str, str]]:
    """Where these sentences stand word for word in other fiches: (text, number, bloc code).

    One query, whatever their number; case, accents, spaces and punctuation are set aside.
    """
    asked: dict[int, list[str]] = {}
    for text in texts:
        if digest := sentence_digest(text):
            asked.setdefault(digest, []).append(text)
    rows = (
        Sentence.objects.filter(digest__in=list(asked))
        .exclude(fiche__number=except_number)
        .order_by("fiche__number", "bloc", "id")
        .values_list("digest", "fiche__number", "bloc")
    )
    return [(text, number, bloc) for digest, number, bloc in rows for text in asked[digest]]


def counts() -> dict[str, int]:
    """How many fiches there are, and how many are active."""
    return Fiche.objects.aggregate(
        all=Count("pk"), active=Count("pk", filter=Q(active=True, gone_on=None))
    )
