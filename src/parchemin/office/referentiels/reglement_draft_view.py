"""A règlement while it is written: every clause with the faults that bear on it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.clause_values import followed
from parchemin.office.referentiels.reglement_themes import Theme, themes_of
from parchemin.office.referentiels.reglement_view import Answer, answer_of
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.reglement import SILENT, read_reglement, with_lines
from parchemin.readers.reglement_forms import RULE
from parchemin.readers.reglement_references import with_references
from parchemin.readers.toml_source import Path, TomlSource, parse_toml
from parchemin.writers.reglement_text import values_at

AS_QUESTIONS = ("regle-absente", "texte-muet")
"""What the page shows as questions to answer, and not as findings."""
Place = tuple[str, int]


@dataclass(frozen=True)
class DraftView:
    """The themes of a draft, the findings that bear on no clause, and how many of each there are.

    ``rules`` are the clauses that can be read, whatever is wrong with the others.
    """

    title: str
    rules: Reglement
    themes: tuple[Theme, ...]
    findings: tuple[Diagnostic, ...]
    errors: int

    @property
    def questions(self) -> int:
        """How many questions wait for an answer."""
        return sum(theme.open_questions for theme in self.themes)


def draft_view(text: str) -> DraftView:
    """A draft as it stands; its text is known to be TOML."""
    source = parse_toml(text, Findings())
    assert source is not None
    followed_source = with_references(source, Findings())
    title = source.data.get("intitule")
    rules = with_lines(
        Reglement(certification="", title=str(title or "")), followed_source, Findings()
    )
    said = [
        finding for finding in read_reglement(text).diagnostics if finding.code not in AS_QUESTIONS
    ]
    owners = [_owner(finding, source, rules) for finding in said]
    beside: dict[Place, list[Diagnostic]] = {}
    for owner, finding in zip(owners, said, strict=True):
        if owner is not None:
            beside.setdefault(owner, []).append(finding)
    answers = {path: tuple(_answers(text, rules, path, beside)) for path in rules.clauses}
    return DraftView(
        title=rules.title,
        rules=rules,
        themes=themes_of(rules, answers),
        findings=tuple(
            finding for owner, finding in zip(owners, said, strict=True) if owner is None
        ),
        errors=Counter(finding.severity for finding in said)[Severity.ERROR],
    )


def _answers(
    text: str, rules: Reglement, path: str, beside: dict[Place, list[Diagnostic]]
) -> Iterable[Answer]:
    written: tuple[dict[str, Any], ...] = values_at(text, tuple(path.split(".")))
    for rank, clause in enumerate(rules.clauses[path]):
        muted = rank < len(written) and followed(text, written[rank]).get(RULE) == SILENT
        broken = clause.value is None and not muted
        yield answer_of(clause, path, rank, beside.get((path, rank), ()), broken=broken)


def _owner(finding: Diagnostic, source: TomlSource, rules: Reglement) -> Place | None:
    """The clause that a finding bears on: the one whose lines hold the finding's line."""
    if finding.place.line is None:
        return None
    here = [path for path, line in source.lines.items() if line == finding.place.line]
    for path in here:
        for name in rules.clauses:
            steps = tuple(name.split("."))
            if path[: len(steps)] == steps:
                return name, _rank(path, len(steps))
    return None


def _rank(path: Path, length: int) -> int:
    step = path[length] if len(path) > length else 0
    return step if isinstance(step, int) else 0
