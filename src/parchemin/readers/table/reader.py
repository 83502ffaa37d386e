"""A référentiel table as a certification."""

import re

from parchemin.domain.referentiel import Bloc, Certification
from parchemin.readers.assessments import read_assessments
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings
from parchemin.readers.joined import joined_text
from parchemin.readers.source_text import Piece
from parchemin.readers.table import findings as say
from parchemin.readers.table.blocs import BlocRows, TableParts, cut_table
from parchemin.readers.table.competencies import read_competencies
from parchemin.readers.table.grid import rows, text_parts
from parchemin.readers.transcripts.transcript import Transcript

_TITLE = re.compile(r"\b(?:CQP|CQPI|TITRE|CERTIFICAT)\b.*", re.IGNORECASE)
_INTERVIEW = re.compile(r"entretien\b", re.IGNORECASE)


def read_table(transcript: Transcript, findings: Findings) -> tuple[Certification, ...]:
    """The one certification of the table; it has no number, since the table gives none."""
    parts = cut_table(rows(transcript.source))
    blocs = tuple(_bloc(bloc, parts, findings) for bloc in parts.blocs)
    keys = [item for bloc in blocs for item in bloc.competencies if item.key]
    if keys or parts.key_note:
        say.keys_by_star(parts.key_note, len(keys), findings)
    title = _title(parts)
    _say_missing(title, findings)
    return (
        Certification(
            number=None,
            register=None,
            title=title.text if title else None,
            blocs=blocs,
            spans={"title": title.span} if title else {},
        ),
    )


def _title(parts: TableParts) -> Piece | None:
    for line in parts.preamble:
        match = _TITLE.search(line.text)
        if match and "referentiel" in fold(line.text):
            return line.group(match).trim()
    return None


def _bloc(bloc: BlocRows, parts: TableParts, findings: Findings) -> Bloc:
    code = f"BC{bloc.rank:02d}"
    activities = [row.cells["activity"] for row in bloc.rows if "activity" in row.cells]
    activity, activity_spans = joined_text("activity", activities) if activities else (None, {})
    marked = parts.key_note is not None
    competencies = read_competencies(bloc, keys_marked=marked, findings=findings)
    modalities = _modalities(bloc, findings)
    for what, found in (("compétence", competencies), ("modalité d'évaluation", modalities)):
        if not found:
            say.nothing_in_bloc(bloc.label, what, findings)
    return Bloc(
        code=code,
        title=bloc.title.text,
        activity=activity,
        competencies=competencies,
        assessments=read_assessments(code, modalities, findings),
        spans={"code": bloc.label.span, "title": bloc.title.span, **activity_spans},
    )


def _modalities(bloc: BlocRows, findings: Findings) -> list[list[Piece]]:
    """The paragraphs of the column; an interview on its own goes with the one before."""
    found: list[list[Piece]] = []
    cells = [row.cells["modality"] for row in bloc.rows if "modality" in row.cells]
    for paragraph in (part for cell in cells for part in text_parts(cell)):
        if found and _INTERVIEW.match(paragraph.text):
            say.joined_interview(paragraph, findings)
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return found


def _say_missing(title: Piece | None, findings: Findings) -> None:
    advice = "Complétez cette valeur à l'écran si elle est connue."
    for what in ("numéro RNCP ou RS", "niveau", "dates d'enregistrement", "voies d'accès"):
        say.missing(what, advice, findings)
    if title is None:
        say.missing("intitulé", advice, findings)
