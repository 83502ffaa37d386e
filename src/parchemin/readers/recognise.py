"""One door for every source: recognise it by its content, then read it.

Data with a structure of its own (an export of the register, a framework) has its door; everything
else is brought to one text, whose words say what it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from parchemin.domain.referentiel import Certification
from parchemin.readers.archive.door import ARCHIVE, is_archive_head, refuse_huge_archive
from parchemin.readers.bloc_checks import check_blocs
from parchemin.readers.case.door import CASE
from parchemin.readers.diagnostics import Diagnostic, Findings, UnreadableSource
from parchemin.readers.document_door import DOCUMENT
from parchemin.readers.fiche_api.door import ANSWER
from parchemin.readers.fiche_csv.door import LABELS
from parchemin.readers.fiche_page.reader import read_fiche_page
from parchemin.readers.fiche_xml.door import EXPORT, is_register_export
from parchemin.readers.framework.doors import CSV, WORKBOOK
from parchemin.readers.kinds import kind_of, refuse_unknown
from parchemin.readers.programme.reader import read_programme
from parchemin.readers.reading import Door, Reading, source_of
from parchemin.readers.signatures import is_pdf, is_word, is_workbook
from parchemin.readers.table.reader import read_table
from parchemin.readers.text_limits import refuse_too_large
from parchemin.readers.transcripts.html import is_html, transcribe_html
from parchemin.readers.transcripts.markdown.recognised import is_markdown
from parchemin.readers.transcripts.on_demand import on_demand
from parchemin.readers.transcripts.plain import transcribe_text
from parchemin.readers.transcripts.transcript import Transcript

TextReader = Callable[[Transcript, Findings], tuple[Certification, ...]]

DOORS: tuple[Door, ...] = (
    EXPORT,
    ANSWER,
    LABELS,
    ARCHIVE,
    DOCUMENT,
    CASE,
    CSV,
    WORKBOOK,
)
"""Data read as it is; the first door that accepts the content reads it."""


@dataclass(frozen=True)
class Format:
    """A format of document: how it is recognised by its content, and brought to one text.

    ``transcribe`` gives the transcript and the encoding (``binaire`` when it has none); it raises
    ``UnreadableSource``.
    """

    accepts: Callable[[bytes], bool]
    transcribe: Callable[[bytes, str, Findings], tuple[Transcript, str]]


FORMATS: tuple[Format, ...] = (
    Format(is_pdf, on_demand("pdf")),
    Format(is_word, on_demand("docx")),
    Format(is_workbook, on_demand("xlsx")),
    Format(is_html, transcribe_html),
    Format(is_markdown, on_demand("markdown")),
    Format(lambda _: True, transcribe_text),
)
"""Formats that have a text; the first that accepts the content transcribes it."""

KINDS: dict[str, TextReader] = {
    "fiche_page": read_fiche_page,
    "table": read_table,
    "programme": read_programme,
}
_HEAD = 65_536


def read(data: bytes, name: str) -> Reading:
    """Read one document; ``name`` only serves to name it in sentences.

    Raises ``UnreadableSource``, with one French sentence, when the document is nothing that
    Parchemin reads. Everything else that is wrong is a diagnostic of the reading; a cut XML export
    may so give a reading without certification.
    """
    door = next((door for door in DOORS if door.accepts(data)), None)
    return door.read(data, name) if door else _read_document(data, name)


def read_file(path: Path) -> Reading:
    """Read a file; an oversized text is refused before it is loaded."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if is_archive_head(head):
                refuse_huge_archive(path.stat().st_size, path.name)
            elif not is_register_export(head):
                refuse_too_large(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            f"« {path} » ne peut pas être lu ({error.strerror}) : vérifiez le chemin du fichier et "
            "vos droits de lecture.",
            code="fichier-illisible",
        ) from None
    return read(data, path.name)


def _read_document(data: bytes, name: str) -> Reading:
    findings = Findings()
    format_ = next(format_ for format_ in FORMATS if format_.accepts(data))
    transcript, encoding = format_.transcribe(data, name, findings)
    text = transcript.source.text
    kind = kind_of(transcript)
    if kind is None:
        refuse_unknown(text, name)
    certifications = KINDS[kind](transcript, findings)
    for certification in certifications:
        check_blocs(certification, findings)
    characters = transcript.source.characters
    return Reading(
        source=source_of(kind, name, data, encoding=encoding, characters=characters),
        certifications=certifications,
        diagnostics=tuple(_placed(each, transcript) for each in findings),
        transcript=text if transcript.composed else None,
        milestones=tuple((mark.start, mark.place) for mark in transcript.marks),
    )


def _placed(said: Diagnostic, transcript: Transcript) -> Diagnostic:
    """The place as the document counts it (page, table, cell), where the format says."""
    if said.place.line is None or not transcript.marks:
        return said
    start = transcript.source.line_starts[said.place.line - 1]
    where = transcript.place(start)
    return replace(said, place=replace(said.place, sentence=where)) if where else said
