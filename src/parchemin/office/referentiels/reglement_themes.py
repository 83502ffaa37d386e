"""The règlement by theme: which line belongs where, and what each theme is called."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parchemin.domain.rules.reglement import Clauses, Reglement
from parchemin.office.referentiels.reglement_view import (
    Answer,
    Unwritten,
    answer_of,
    bare_question,
    not_asked,
    title_of,
)
from parchemin.readers.diagnostics import Findings
from parchemin.readers.reglement_checks import say_gaps
from parchemin.readers.toml_source import TomlSource

LAW = "loi"
OTHER = "autres"
THEMES = {
    "acquisition": "Acquisition",
    "jury": "Jury",
    "delivrance": "Délivrance",
    "validite": "Validité et nouvelle présentation",
    "recours": "Recours et délais",
    "habilitation": "Organismes habilités",
    OTHER: "Autres règles",
    LAW: "La loi, qui s'ajoute au règlement",
}
WORDS = {
    "acquisition": "acquisition",
    "absence": "acquisition",
    "fraude": "acquisition",
    "voies": "acquisition",
    "jury": "jury",
    "delivrance": "delivrance",
    "validite": "validite",
    "repasser": "validite",
    "recours": "recours",
    "motifs": "recours",
    "convocation": "recours",
    "delais": "recours",
    "conservation": "recours",
    "habilitation": "habilitation",
    "vae": LAW,
    "habilites": LAW,
}
"""The theme of each first word of a line; a word that is not here is among the other rules."""
_NAMED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Group:
    """The answers under one heading: a subject, or one jury."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Theme:
    """What the règlement says on one theme, and what it does not raise at all."""

    key: str
    title: str
    groups: tuple[Group, ...]
    unraised: tuple[Unwritten, ...]

    @property
    def open_questions(self) -> int:
        """How many questions of this theme wait for an answer."""
        return sum(answer.waits for group in self.groups for answer in group.answers)


def theme_of(path: str) -> str:
    """The theme of a line."""
    return WORDS.get(path.partition(".")[0], OTHER)


def themes_of(
    reglement: Reglement, answers: Mapping[str, Iterable[Answer]] | None = None
) -> tuple[Theme, ...]:
    """The themes in their order, each with its answers and its open questions.

    ``answers`` are those of each line when they carry more than the clauses alone.
    """
    lines = dict(answers_of(reglement.clauses) if answers is None else answers)
    missing = missing_lines(reglement)
    for path in missing:
        lines[path] = (_absent(path),)
    unraised = [item for item in not_asked(reglement) if item.path not in missing]
    made = (
        Theme(
            key,
            title,
            _groups({path: found for path, found in lines.items() if theme_of(path) == key}),
            tuple(item for item in unraised if theme_of(item.path) == key),
        )
        for key, title in THEMES.items()
        if key != LAW
    )
    return tuple(theme for theme in made if theme.groups or theme.unraised)


def law_theme(law: Clauses) -> Theme:
    """What the law adds, which no form changes."""
    return Theme(LAW, THEMES[LAW], _groups(answers_of(law)), ())


def answers_of(clauses: Clauses) -> dict[str, tuple[Answer, ...]]:
    """The answers of each line."""
    return {
        path: tuple(answer_of(clause, path, rank) for rank, clause in enumerate(group))
        for path, group in clauses.items()
    }


def missing_lines(reglement: Reglement) -> tuple[str, ...]:
    """The lines without which a case would be refused, as the reader says them."""
    findings = Findings()
    say_gaps(reglement, TomlSource({}, {}), findings)
    found = (_NAMED.search(each.expected) for each in findings if each.code == "regle-absente")
    return tuple(name[1] for name in found if name)


def _absent(path: str) -> Answer:
    return Answer(
        path=path,
        question=bare_question(path),
        sentence="",
        label="",
        source="",
        dates="",
        demo=False,
        silent=False,
        absent=True,
    )


def _groups(lines: Mapping[str, Iterable[Any]]) -> tuple[Group, ...]:
    grouped: dict[str, list[Answer]] = {}
    for path, answers in lines.items():
        grouped.setdefault(title_of(path), []).extend(answers)
    return tuple(Group(title, tuple(answers)) for title, answers in grouped.items())
