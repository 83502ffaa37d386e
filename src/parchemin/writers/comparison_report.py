"""A comparison as a text to read: sentences, then words between [- -] and {+ +}."""

from collections.abc import Iterator, Sequence

from parchemin.domain.comparison.blocs import BlocChange
from parchemin.domain.comparison.certifications import CertificationComparison
from parchemin.domain.comparison.changes import TextChange
from parchemin.domain.comparison.competencies import CompetencyChange
from parchemin.domain.comparison.sentences import (
    assessment_sentence,
    bloc_sentence,
    competency_sentence,
    summary,
    value_sentence,
)
from parchemin.domain.comparison.words import Stretch, StretchKind

MARKS = {
    StretchKind.KEPT: ("", ""),
    StretchKind.REMOVED: ("[-", "-]"),
    StretchKind.ADDED: ("{+", "+}"),
}


def comparison_report(
    comparison: CertificationComparison, inside: Sequence[CompetencyChange] = ()
) -> str:
    """The summary, then every difference at its place, indented by what it belongs to."""
    return "\n".join(_lines(comparison, inside)) + "\n"


def marked(stretches: Sequence[Stretch]) -> str:
    """Words removed between [- and -], added between {+ and +}, on one line."""
    return " ".join("".join(map(_marked, stretches)).split())


def _marked(stretch: Stretch) -> str:
    opening, closing = MARKS[stretch.kind]
    text = stretch.text
    bare = text.strip()
    if not opening or not bare:
        return text
    return f"{opening}{bare}{closing} "


def _lines(
    comparison: CertificationComparison, inside: Sequence[CompetencyChange]
) -> Iterator[str]:
    yield from summary(comparison)
    if comparison.identity:
        yield "\nIdentité"
        yield from (f"  {value_sentence(change)}" for change in comparison.identity)
    for bloc in comparison.blocs:
        if bloc.differs:
            yield f"\n{bloc_sentence(bloc)}"
            yield from _bloc(bloc)
    if comparison.stated:
        yield "\nListe générale des compétences"
        yield from _competencies(comparison.stated)
    if inside:
        yield "\nDans le second texte, la liste générale et les blocs diffèrent"
        yield from _competencies(inside)


def _bloc(change: BlocChange) -> Iterator[str]:
    yield from (f"  {value_sentence(each)}" for each in change.values)
    yield from _texts("Introduction", change.leads)
    yield from _competencies(change.competencies)
    for assessment in change.assessments:
        yield f"  {assessment_sentence(assessment)}"
        yield from (f"    {each.label} : {marked(each.stretches)}" for each in assessment.values)


def _competencies(changes: Sequence[CompetencyChange]) -> Iterator[str]:
    for change in changes:
        yield f"  {competency_sentence(change)}"
        yield f"    {marked(change.stretches)}"
        yield from (f"    {value_sentence(each)}" for each in change.values)
        yield from _texts("  Critère", change.criteria)
        yield from _texts("  Détail", change.details)


def _texts(label: str, changes: Sequence[TextChange]) -> Iterator[str]:
    yield from (f"  {label} : {marked(change.stretches)}" for change in changes)
