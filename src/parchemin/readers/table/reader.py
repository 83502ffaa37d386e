"""A référentiel table as a certification."""

import re
from collections.abc import Sequence
from dataclasses import replace

from parchemin.domain.referentiel import Bloc, Certification, Register, Span
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings
from parchemin.readers.source_text import Piece
from parchemin.readers.table import findings as say
from parchemin.readers.table.blocs import BlocRows, TableParts, cut_table, is_key_note
from parchemin.readers.table.content import Content, read_content
from parchemin.readers.table.keys import mark_keys
from parchemin.readers.table.lines import Part, read_lines
from parchemin.readers.table.modalities import written
from parchemin.readers.table.titles import is_activity
from parchemin.readers.table.unsettled import ask_blocs
from parchemin.readers.transcripts.transcript import Transcript

_TITLE = re.compile(r"\b(?:CQPI?|TITRE|CERTIFICAT|CERTIFICATION)\b.*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:RNCP|RS)\s?\d{3,6}\s*[-–—:|]\s*(?P<title>\S.{3,})")
_NUMBER_AFTER = re.compile(r"\s*[-–—(]*\s*\b(?:RNCP|RS)\s?\d{3,6}\)?\s*$")
_NUMBER = re.compile(r"\b(?P<register>RNCP|RS)\s?(?P<digits>\d{3,6})(?!\d)")


def read_table(transcript: Transcript, findings: Findings) -> tuple[Certification, ...]:
    """The one certification of the tables; without bloc, its competencies are only stated."""
    lines = read_lines(transcript.body, findings)
    parts = cut_table(lines)
    certification = _heading(parts)
    if parts.blocs:
        blocs = read_blocs(parts, findings)
        certification = replace(certification, blocs=blocs)
        _say_rest(parts, findings)
    else:
        certification = _without_bloc(certification, lines, parts, findings)
    _say_missing(certification, findings)
    return (certification,)


def read_blocs(parts: TableParts, findings: Findings) -> tuple[Bloc, ...]:
    """The blocs, with their competencies, their modalities and their criteria."""
    contents = []
    for rank, bloc in enumerate(parts.blocs):
        for line in bloc.lines:
            if line.whole and line.alone and not is_activity(line.alone):
                say.group_line(line.alone, findings)
        contents.append(read_content(bloc.lines, f"blocks.{rank}.competencies", findings))
    mark_keys(contents, parts.key_note, findings)
    return tuple(
        _bloc(bloc, content, findings) for bloc, content in zip(parts.blocs, contents, strict=True)
    )


def _without_bloc(
    certification: Certification, lines: Sequence[Part], parts: TableParts, findings: Findings
) -> Certification:
    content = read_content(parts.loose, "stated_competencies", findings)
    mark_keys([content], parts.key_note, findings)
    supposed = cut_table(lines, supposing=True)
    blocs = read_blocs(supposed, Findings()) if supposed.blocs else ()
    ask_blocs(certification, content, blocs, [bloc.title for bloc in supposed.blocs], findings)
    if not supposed.blocs:
        _say_rest(parts, findings)
    return replace(certification, stated_competencies=content.competencies(None))


def _bloc(bloc: BlocRows, content: Content, findings: Findings) -> Bloc:
    label = bloc.title.label or bloc.title.title
    found = {"compétence": content.found, "modalité d'évaluation": content.modalities}
    for what, held in found.items():
        if not held:
            say.nothing_in_bloc(label, what, findings)
    return Bloc(
        code=bloc.code,
        title=bloc.title.text,
        activity=content.activity,
        leads=content.leads,
        competencies=content.competencies(bloc.code),
        assessments=written(content.modalities, bloc.code, findings),
        spans={**bloc.title.spans, **content.activity_spans},
    )


def _heading(parts: TableParts) -> Certification:
    spans: dict[str, Span] = {}
    title = _title(parts.before)
    if title:
        spans["title"] = title.span
    number = register = None
    for line in parts.before:
        if found := _NUMBER.search(line.text):
            register = Register(found["register"])
            number = found["register"] + found["digits"]
            spans["number"] = spans["register"] = line.group(found).span
            break
    return Certification(
        number=number, register=register, title=title.text if title else None, spans=spans
    )


def _title(lines: Sequence[Piece]) -> Piece | None:
    """The name after « Référentiel … » or after the number, or a line that begins with « CQP »."""
    for line in lines:
        if found := _NUMBERED.fullmatch(line.text):
            return line.group(found, "title").trim()
        found = _TITLE.search(line.text)
        if found and ("referentiel" in fold(line.text[: found.start()]) or found.start() == 0):
            name = line.group(found)
            number = _NUMBER_AFTER.search(name.text)
            return (name.part(0, number.start()) if number else name).trim()
    return None


def _say_rest(parts: TableParts, findings: Findings) -> None:
    say.unread_lines([line for line in parts.between if not is_key_note(line)], findings)
    if parts.blocs and parts.loose:
        cells = [cell for line in parts.loose for each in line.slots.values() for cell in each]
        if cells:
            say.rows_before_blocs(cells[0].cell, len(parts.loose), findings)


def _say_missing(certification: Certification, findings: Findings) -> None:
    advice = "Complétez cette valeur à l'écran si elle est connue."
    told = {"numéro RNCP ou RS": certification.number, "intitulé": certification.title}
    silent = ("niveau", "dates d'enregistrement", "voies d'accès")
    for what in (*(what for what, value in told.items() if value is None), *silent):
        say.missing(what, advice, findings)
