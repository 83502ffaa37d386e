"""What changes from one règlement to another: rules added, changed, removed, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass

from parchemin.domain.rules.reglement import Clauses, Reglement
from parchemin.office.referentiels.reglement_themes import THEMES, answers_of, theme_of
from parchemin.office.referentiels.reglement_view import Answer, question_of

ADDED, CHANGED, REMOVED = "ajoutée", "changée", "retirée"


@dataclass(frozen=True)
class RuleChange:
    """One rule that differs; ``before`` is None when it is added, ``after`` when it is removed."""

    path: str
    question: str
    before: Answer | None
    after: Answer | None

    @property
    def kind(self) -> str:
        if self.before is None:
            return ADDED
        return REMOVED if self.after is None else CHANGED

    @property
    def theme(self) -> str:
        return THEMES[theme_of(self.path)]


def changes_between(before: Reglement, after: Reglement) -> tuple[RuleChange, ...]:
    """The rules that differ, by theme, then in the order of the new text."""
    return changed_clauses(before.clauses, after.clauses)


def changed_clauses(before: Clauses, after: Clauses) -> tuple[RuleChange, ...]:
    """The same between the clauses alone."""
    one, other = answers_of(before), answers_of(after)
    found = [
        change
        for path in dict.fromkeys([*other, *one])
        for change in _of_line(path, one.get(path, ()), other.get(path, ()))
    ]
    order = list(THEMES)
    return tuple(sorted(found, key=lambda change: order.index(theme_of(change.path))))


def _of_line(path: str, before: Iterable[Answer], after: Iterable[Answer]) -> list[RuleChange]:
    """The clauses said alike on both sides left out, the others paired by rank, then by order."""
    said, says = {_said(each) for each in before}, {_said(each) for each in after}
    gone = [each for each in before if _said(each) not in says]
    new = [each for each in after if _said(each) not in said]
    pairs = [(old, new.pop(0)) for old in gone[: len(new)]]
    rest = gone[len(pairs) :]
    question = question_of(path)
    return [
        *(RuleChange(path, question, old, young) for old, young in pairs),
        *(RuleChange(path, question, old, None) for old in rest),
        *(RuleChange(path, question, None, young) for young in new),
    ]


def _said(answer: Answer) -> tuple[object, ...]:
    return (
        answer.sentence, answer.label, answer.source, answer.dates, answer.demo, answer.silent,
    )  # fmt: skip
