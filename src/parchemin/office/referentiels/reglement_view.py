"""A règlement as its certifier reads it: questions, answers, sources, and what remains to write."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind
from parchemin.domain.rules import keys
from parchemin.domain.rules.clause import Clause
from parchemin.domain.rules.keys import Key
from parchemin.domain.rules.reglement import Clauses, Reglement
from parchemin.office.referentiels.clause_sentences import clause_sentence
from parchemin.office.referentiels.rule_sentences import spoken
from parchemin.office.referentiels.wording import KIND_LABELS, ROUTE_LABELS

QUESTIONS: tuple[Key[Any], ...] = tuple(
    value for value in vars(keys).values() if isinstance(value, Key)
)
SECTIONS = {
    "acquisition": "Ce qu'il faut pour acquérir",
    "absence": "Les absences",
    "fraude": "La fraude",
    "voies": "Les voies d'accès",
    "jury": "Le jury",
    "delivrance": "La délivrance",
    "validite": "La validité de ce qui est acquis",
    "repasser": "Repasser un bloc",
    "recours": "Le recours",
    "motifs": "Les motifs",
    "convocation": "La convocation",
    "conservation": "La conservation des dossiers",
    "delais": "Les délais",
    "habilitation": "Les organismes habilités",
    "vae": "Ce que la loi ajoute pour la VAE",
    "habilites": "Ce que la loi ajoute pour les organismes habilités",
}
OPTIONAL = ("acquisition.*", "voies.*", "jury.*.experience")


@dataclass(frozen=True)
class Answer:
    """One rule: its question, what the program applies, the words of the certifier, the source."""

    path: str
    question: str
    sentence: str
    label: str
    source: str
    dates: str
    demo: bool
    silent: bool
    rank: int = 0
    absent: bool = False
    broken: bool = False
    findings: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def anchor(self) -> str:
        """The identifier of the rule on a page."""
        return self.anchor_of(self.path, self.rank)

    @staticmethod
    def anchor_of(path: str, rank: int) -> str:
        """The identifier of a rule on a page, from its line and its rank there."""
        return f"regle-{re.sub(r'[^0-9a-zA-Z]+', '-', path)}-{rank}"

    @property
    def waits(self) -> bool:
        """Whether the question is still to be answered."""
        return self.silent or self.absent


@dataclass(frozen=True)
class Section:
    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Unwritten:
    """A question without answer, and the line of the file where it would be written."""

    path: str
    question: str
    label: str
    source: str


def sections_of(clauses: Clauses) -> tuple[Section, ...]:
    """The answers by subject, in the order of the file; each jury is a subject."""
    grouped: dict[str, list[Answer]] = {}
    for path, group in clauses.items():
        made = (answer_of(clause, path, rank) for rank, clause in enumerate(group))
        grouped.setdefault(title_of(path), []).extend(made)
    return tuple(Section(title, tuple(answers)) for title, answers in grouped.items())


def to_write(reglement: Reglement) -> tuple[Unwritten, ...]:
    """The rules that the règlement itself says its text leaves silent."""
    return tuple(
        Unwritten(clause.path, question_of(clause.path), clause.origin.label, clause.origin.source)
        for clause in reglement.silences()
    )


def not_asked(reglement: Reglement) -> tuple[Unwritten, ...]:
    """The questions of the catalogue that the règlement does not raise at all."""
    return tuple(
        Unwritten(path, _named(key.question, path), "", "")
        for key in QUESTIONS
        if key.path not in OPTIONAL and not key.path.startswith(("vae.", "habilites."))
        for path in _paths(key, reglement)
        if path not in reglement.clauses
    )


def _paths(key: Key[Any], reglement: Reglement) -> list[str]:
    names = reglement.juries if "*" in key.path else ("",)
    return [key.at(name).path for name in names]


def question_of(path: str) -> str:
    """The question a line answers; the line itself when nobody asks it."""
    exact = next((key for key in QUESTIONS if key.path == path), None)
    if exact is not None:
        return exact.question
    found = next((key for key in QUESTIONS if "*" in key.path and _fits(key.path, path)), None)
    return _named(found.question, path) if found else path


def bare_question(path: str) -> str:
    """The question without the jury, which the title of its section names."""
    if not path.startswith("jury."):
        return question_of(path)
    question = question_of(path).partition(" » : ")[2]
    return question[:1].upper() + question[1:]


def _fits(pattern: str, path: str) -> bool:
    left, right = pattern.split("."), path.split(".")
    return len(left) == len(right) and all(
        step in ("*", word) for step, word in zip(left, right, strict=True)
    )


def _named(question: str, path: str) -> str:
    """The question with the route, the kind or the jury it is about."""
    first, _, rest = path.partition(".")
    if first == "voies" and rest in list(Route):
        return f"{ROUTE_LABELS[Route(rest)]} : {question[0].lower()}{question[1:]}"
    if first == "acquisition" and rest in list(AssessmentKind):
        return f"{KIND_LABELS[AssessmentKind(rest)]} : {question[0].lower()}{question[1:]}"
    if first == "jury":
        return f"Jury « {spoken(rest.partition('.')[0])} » : {question[0].lower()}{question[1:]}"
    return question


def title_of(path: str) -> str:
    """The heading of the subject, or of the jury, that a line is about."""
    first, _, rest = path.partition(".")
    title = SECTIONS.get(first, spoken(first).capitalize())
    return f"{title} « {spoken(rest.partition('.')[0])} »" if first == "jury" else title


def answer_of(
    clause: Clause[Any],
    path: str,
    rank: int = 0,
    findings: Iterable[Any] = (),
    *,
    broken: bool = False,
) -> Answer:
    """One clause in words; ``broken`` when what is written there could not be read."""
    origin = clause.origin
    silent = clause.value is None and not broken
    return Answer(
        path=path,
        question=bare_question(path),
        sentence=_sentence(clause, broken=broken),
        label=origin.label,
        source=origin.source,
        dates=_dates(clause),
        demo=origin.demo_choice,
        silent=silent,
        rank=rank,
        broken=broken,
        findings=tuple(findings),
    )


def _sentence(clause: Clause[Any], *, broken: bool) -> str:
    if broken:
        return "Cette règle ne se lit pas encore."
    return (
        "À écrire : le texte est muet."
        if clause.value is None
        else clause_sentence(clause.path, clause.value)
    )


def _dates(clause: Clause[Any]) -> str:
    since, until = clause.origin.since, clause.origin.until
    bounds = [
        f"depuis le {since:%d/%m/%Y}" if since else "",
        f"jusqu'au {until:%d/%m/%Y}" if until else "",
    ]
    return " ".join(filter(None, bounds))
