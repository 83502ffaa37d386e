"""Receiving a file, and starting the review of one certification that it holds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.referentiel import Certification
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.models import Source, Version
from parchemin.readers.bloc_checks import ask_for_one_whole
from parchemin.readers.diagnostics import Findings as Asked
from parchemin.readers.diagnostics import Place, Severity, UnreadableSource
from parchemin.readers.document import certification as certification_document
from parchemin.readers.document import diagnostic as diagnostic_document
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read

EXPORT_KIND = "fiche_xml"
ASKED_OF_BLOCS = ("tableau-sans-bloc", "titre-de-bloc-indecidable")
Findings = list[dict[str, object]]


@dataclass(frozen=True)
class Received:
    """A stored source, the drafts it gave, and whether the office already had it.

    ``drafts`` is empty when the source describes several certifications: one has to be chosen.
    """

    source: Source
    drafts: tuple[Version, ...]
    known: bool


@transaction.atomic
def receive_source(*, name: str, data: bytes, by: object) -> Received:
    """Read and store a file, and start a draft when it describes one certification only.

    Raises ``UnreadableSource``, with nothing stored, when Parchemin cannot read it. The same bytes
    received twice lead to the source already stored.
    """
    secretary = require_secretariat(by)
    sha256 = hashlib.sha256(data).hexdigest()
    if known := _known(sha256):
        return known
    reading = read(data, name)
    if not reading.certifications:
        raise UnreadableSource(why_none(name, reading), code="aucune-certification")
    take_turn()
    if known := _known(sha256):
        return known
    source = Source.objects.create(
        name=name[:255],
        kind=reading.source.kind,
        sha256=sha256,
        content=data,
        transcript=reading.transcript,
        milestones=[list(each) for each in reading.milestones] or None,
        encoding=reading.source.encoding,
        received_by=secretary,
    )
    record("recevoir une source", by=by, on=source, nom=source.name, empreinte=sha256)
    if len(reading.certifications) > 1:
        return Received(source, (), known=False)
    draft = _draft(source, reading.certifications[0], _findings(reading, 0), by)
    return Received(source, (draft,), known=False)


def _known(sha256: str) -> Received | None:
    source = Source.objects.filter(sha256=sha256).first()
    if source is None:
        return None
    return Received(source, tuple(source.version_set.order_by("-id")), known=True)


def why_none(name: str, reading: Reading) -> str:
    """The sentence for a file that was recognised and gave no certification at all."""
    errors = (one for one in reading.diagnostics if one.severity is Severity.ERROR)
    details = (f"{one.place.sentence}, {one.found}. {one.advice}" for one in errors)
    first = next(details, "Vérifiez que le fichier est entier.")
    return f"« {name} » ne donne aucune certification : {first}"


@transaction.atomic
def start_draft(*, source: Source, position: int, by: object) -> Version:
    """The draft of the certification at that rank (from 0) of a source, made on first demand."""
    require_secretariat(by)
    certification, findings = _certification_at(source, position)
    take_turn()
    number = certification.number or ""
    draft = source.version_set.filter(number=number, published_at__isnull=True).first()
    return draft or _draft(source, certification, findings, by)


def _certification_at(source: Source, position: int) -> tuple[Certification, Findings]:
    """One certification of a source; an export is read only as far as its fiche."""
    data, count = bytes(source.content), 0
    if source.kind == EXPORT_KIND:
        for fiche in read_fiches(data):
            if fiche.certification is None:
                continue
            if count == position:
                return fiche.certification, [diagnostic_document(one) for one in fiche.diagnostics]
            count += 1
    else:
        reading = read(data, source.name)
        count = len(reading.certifications)
        if 0 <= position < count:
            return reading.certifications[position], _findings(reading, position)
    raise RefusedAct(
        f"« {source.name} » décrit {counted(count, 'certification')} : choisissez l'une d'elles "
        "dans la liste."
    )


def next_rank(number: str) -> int:
    last = Version.objects.filter(number=number).aggregate(last=models.Max("rank"))["last"]
    return (last or 0) + 1


def _draft(source: Source, certification: Certification, findings: Findings, by: object) -> Version:
    number = certification.number or ""
    draft = Version.objects.create(
        source=source,
        number=number,
        title=(certification.title or "")[:800],
        rank=next_rank(number),
        content=certification_document(certification),
        findings=[*findings, *_asked_of_a_whole(certification, findings)],
    )
    record("ouvrir la relecture", by=by, on=draft, numero=number, source=source.pk)
    return draft


def _asked_of_a_whole(certification: Certification, findings: Findings) -> Findings:
    """What is asked of a fiche without blocs, unless its reader has asked it already."""
    if any(each["code"] in ASKED_OF_BLOCS for each in findings):
        return []
    asked = Asked()
    ask_for_one_whole(certification, asked)
    return [diagnostic_document(one) for one in asked]


def _findings(reading: Reading, position: int) -> Findings:
    """The diagnostics of one certification; those that speak of another fiche are left to it."""
    certification = reading.certifications[position]
    others = [other for other in reading.certifications if other is not certification]
    return [
        diagnostic_document(diagnostic)
        for diagnostic in reading.diagnostics
        if not _elsewhere(diagnostic.place, certification, others)
    ]


def _elsewhere(place: Place, here: Certification, others: Sequence[Certification]) -> bool:
    """Whether a place is in another fiche, by its XML element, its number or its lines."""
    if place.element and _within(place.element, list(filter(None, map(_root, others)))):
        return True
    if any(other.number and place.sentence.startswith(f"{other.number},") for other in others):
        return True
    first = _first_line(here)
    starts = sorted(line for other in others if (line := _first_line(other)) is not None)
    if first is None or not place.lines:
        return False
    end = next((line for line in starts if line > first), None)
    begin = first if starts and starts[0] < first else 0
    return not any(begin <= line and (end is None or line < end) for line in place.lines)


def _first_line(certification: Certification) -> int | None:
    """The first line read of a certification; None when its places are not lines."""
    lines = [span.line for span in certification.spans.values() if not span.element]
    return min(lines, default=None)


def _root(certification: Certification) -> str:
    """The XML element of a fiche, as far as ``FICHE[n]``; empty outside XML."""
    elements = [span.element for span in certification.spans.values() if span.element]
    head, fiche, tail = elements[0].partition("FICHE[") if elements else ("", "", "")
    return head + fiche + tail.partition("]")[0] + "]" if fiche else ""


def _within(element: str, roots: Sequence[str]) -> bool:
    return any(element.startswith(root) for root in roots)
