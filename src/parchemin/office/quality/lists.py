"""The findings as a file that a working group shares."""

from collections.abc import Iterable

from parchemin.office.quality.queries import Answered
from parchemin.office.referentiels.tables import csv_text

HEADINGS = ("place", "règle", "source", "mots", "constat", "conseil", "réponse", "pourquoi")


def as_csv(found: Iterable[Answered]) -> str:
    """One line per finding."""
    return csv_text(HEADINGS, (_line(each) for each in found))


def _line(each: Answered) -> tuple[object, ...]:
    rule, remark = each.finding.rule, each.finding.remark
    said = (each.answer.get_verdict_display(), each.answer.note) if each.answer else ("", "")
    return (
        remark.place,
        rule.label,
        rule.source,
        remark.quote,
        remark.reason,
        remark.advice,
        *said,
    )
