"""Reads of référentiels and règlements; other stages read certifications here."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet
from django.http import Http404

from parchemin.domain.errors import MissingRule
from parchemin.domain.referentiel import Certification
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.correctable import Field, field_at
from parchemin.office.referentiels.edits.laying import Laid, laid
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.layers import corrected
from parchemin.office.referentiels.models import (
    ReglementDraft,
    ReglementEdit,
    ReglementVersion,
    Source,
    Version,
)
from parchemin.office.referentiels.review import ReviewFinding, review_findings
from parchemin.office.referentiels.review_source import text_of
from parchemin.readers.document_loading import certification_from_json
from parchemin.readers.recognise import read
from parchemin.readers.reglement import read_reglement

__all__ = ["text_of"]
KEPT = 64
_DESCRIBED: dict[str, tuple["Described", ...]] = {}
_KNOWN: dict[tuple[int, str], Certification] = {}


def published_versions() -> QuerySet[Version]:
    """Every published version, newest first within its certification."""
    return Version.objects.filter(published_at__isnull=False).order_by("number", "-rank")


def latest_published(number: str) -> Version | None:
    """The version in force of a certification."""
    return published_versions().filter(number=number).first()


def certification_of(version: Version) -> Certification:
    """The certification that a version describes, corrections applied.

    A published version never changes, so it is kept in memory by the digest of its content; the
    source spans are those of the first version read with that digest.
    """
    if version.digest is None:
        return certification_from_json(corrected(version.content, version.answers))
    known = _KNOWN.get((version.source_id, version.digest))
    if known is None:
        known = certification_from_json(corrected(version.content, version.answers))
        if len(_KNOWN) >= KEPT:
            _KNOWN.pop(next(iter(_KNOWN)))
        _KNOWN[version.source_id, version.digest] = known
    return known


def reglement_versions(number: str) -> QuerySet[ReglementVersion]:
    """The règlements of a certification, newest first."""
    return ReglementVersion.objects.filter(number=number).order_by("-rank")


def newest_reglements(numbers: Iterable[str]) -> dict[str, ReglementVersion]:
    """The newest règlement of each of these certifications that has one; one query."""
    rows = ReglementVersion.objects.filter(number__in=list(numbers)).order_by("number", "rank")
    return {row.number: row for row in rows}


def latest_reglement(number: str) -> ReglementVersion | None:
    """The règlement in force of a certification."""
    return reglement_versions(number).first()


def open_draft(number: str) -> ReglementDraft | None:
    """The draft of the next règlement of a certification, while it is written."""
    return ReglementDraft.objects.filter(number=number, closed_at=None).first()


def open_drafts() -> dict[str, ReglementDraft]:
    """The open draft of each certification that has one; one query."""
    return {draft.number: draft for draft in ReglementDraft.objects.filter(closed_at=None)}


def edits_of(draft: ReglementDraft) -> list[ReglementEdit]:
    """The states of a draft, newest first; the first of them is what it says now."""
    return list(draft.edits.select_related("made_by").order_by("-rank"))


def current_edit(draft: ReglementDraft) -> ReglementEdit:
    """What a draft says now."""
    return draft.edits.select_related("made_by").latest("rank")


def reglement_of(version: ReglementVersion) -> Reglement:
    """The rules of a published règlement; raises MissingRule when it can no longer be read."""
    return _reglement(version.text)


@lru_cache(maxsize=KEPT)
def _reglement(text: str) -> Reglement:
    reading = read_reglement(text)
    if reading.reglement is None:
        places = ", ".join(diagnostic.place.sentence for diagnostic in reading.errors)
        raise MissingRule(
            f"Ce règlement ne se lit plus ({places}) : publiez-en une nouvelle version.",
            line=places,
        )
    return reading.reglement


def versions_by_number(visible: QuerySet[Version]) -> dict[str, list[Version]]:
    """The visible versions of each certification, newest first; one query."""
    found: dict[str, list[Version]] = {}
    for version in visible.defer("source__content").order_by("number", "-rank"):
        found.setdefault(version.number, []).append(version)
    return found


def reglements_by_number() -> dict[str, ReglementVersion]:
    """The règlement in force of each certification; one query."""
    return {version.number: version for version in ReglementVersion.objects.order_by("rank")}


def findings_of(version: Version) -> tuple[ReviewFinding, ...]:
    """The reader's findings on a version, with what a person answered."""
    return review_findings(version.findings, version.answers)


@dataclass(frozen=True)
class Described:
    """One certification of a source, as far as one needs to choose it."""

    number: str | None
    title: str | None
    blocs: int


def choices_of(source: Source) -> list[tuple[int, Described, list[Version]]]:
    """The certifications a source describes, by rank, and the versions each has given."""
    made: dict[str, list[Version]] = {}
    for version in source.version_set.order_by("rank"):
        made.setdefault(version.number, []).append(version)
    return [
        (rank, described, made.get(described.number or "", []))
        for rank, described in enumerate(_described(source))
    ]


def _described(source: Source) -> tuple[Described, ...]:
    """What a source describes, read once: its bytes never change."""
    known = _DESCRIBED.get(source.sha256)
    if known is None:
        read_now = read(bytes(source.content), source.name).certifications
        known = tuple(Described(each.number, each.title, len(each.blocs)) for each in read_now)
        if len(_DESCRIBED) >= KEPT:
            _DESCRIBED.pop(next(iter(_DESCRIBED)), None)
        _DESCRIBED[source.sha256] = known
    return known


def laid_of(version: Version) -> Laid:
    """What a version says with its edits laid, each value named for good."""
    return laid(version.content, version.answers)


def correctable(result: Laid, path: str) -> tuple[Field, object]:
    """The field at that path and its value in force; Http404 when it cannot be corrected."""
    field = field_at(result.tree, path)
    if field is None:
        raise Http404
    try:
        return field, result.tree.value(path)
    except NoSuchPlace as error:
        raise Http404 from error
