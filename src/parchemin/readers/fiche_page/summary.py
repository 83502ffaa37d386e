"""The section « Modalités d'évaluation » of the page against the tables of the blocs."""

import re

from parchemin.domain.referentiel import Assessment, Bloc
from parchemin.readers.comparison import differences, fold, likeness, plain, sentence_of
from parchemin.readers.diagnostics import Findings, Place, at
from parchemin.readers.fiche_page.sections import Page
from parchemin.readers.source_text import Piece

_BLOC = re.compile(r"bloc\s*(?:n°\s*)?(\d{1,2})", re.IGNORECASE)
_RELATED = 45.0
_MOST_LINES = 200


def compare_summary(page: Page, blocs: tuple[Bloc, ...], findings: Findings) -> None:
    """One warning per modality whose wording in the summary is not the one of its table."""
    parts = _parts(page.lines_of("summary"))
    if not parts:
        _not_compared(page, findings)
    for rank, lines in parts.items():
        if 1 <= rank <= len(blocs):
            _compare(blocs[rank - 1], lines, findings)


def _parts(lines: list[Piece]) -> dict[int, list[Piece]]:
    parts: dict[int, list[Piece]] = {}
    current: list[Piece] | None = None
    for line in lines:
        if heading := _BLOC.fullmatch(line.text):
            current = parts.setdefault(int(heading[1]), [])
        elif current is not None:
            current.append(line)
    return parts


def _compare(bloc: Bloc, lines: list[Piece], findings: Findings) -> None:
    for assessment, copy in _copies(bloc.assessments, lines):
        summary = " ".join(line.text for line in copy)
        if plain(summary) != plain(assessment.text):
            _contradicts(assessment, copy, differences(summary, assessment.text), findings)


def _copies(
    assessments: tuple[Assessment, ...], lines: list[Piece]
) -> list[tuple[Assessment, list[Piece]]]:
    """The run of lines that repeats each modality: it starts at the modality's own title."""
    starts: list[tuple[int, Assessment]] = []
    folded = [fold(line.text) for line in lines[:_MOST_LINES]]
    for assessment in assessments[:_MOST_LINES]:
        title = fold(assessment.title)
        scores = {rank: likeness(text, title) for rank, text in enumerate(folded)}
        best = max(scores, key=lambda rank: scores[rank], default=None)
        if best is not None and scores[best] > _RELATED:
            starts.append((best, assessment))
    starts.sort(key=lambda pair: pair[0])
    ends = [*(start for start, _ in starts), len(lines)][1:]
    return [
        (assessment, lines[start:end])
        for (start, assessment), end in zip(starts, ends, strict=True)
        if end > start
    ]


def _contradicts(
    assessment: Assessment,
    copy: list[Piece],
    passages: list[tuple[str, str]],
    findings: Findings,
) -> None:
    first, last, table = copy[0].line, copy[-1].line, assessment.spans["title"].line
    findings.warn(
        "resume-contredit-le-tableau",
        Place(
            line=table,
            lines=(*(line.line for line in copy), table),
            sentence=f"lignes {first} à {last} (résumé) et ligne {table} ({assessment.code})",
        ),
        found=sentence_of(passages),
        expected="le même texte dans le résumé « Modalités d'évaluation » et le tableau du bloc",
        advice="Le tableau du bloc est retenu ; faites corriger le résumé de la fiche.",
    )


def _not_compared(page: Page, findings: Findings) -> None:
    lines = page.lines_of("summary")
    if lines:
        findings.inform(
            "resume-non-compare",
            at(lines[0]),
            found="un résumé des modalités qui ne dit pas à quel bloc elles appartiennent",
            expected="un résumé par bloc (« Bloc 1 », « Bloc 2 »…)",
            advice="Seuls les tableaux des blocs sont retenus.",
        )
