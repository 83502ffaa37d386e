"""What still keeps a draft from being published, as sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from parchemin.domain.referentiel import Bloc, Certification, Register
from parchemin.office.referentiels.edits.log import edits_of, in_force
from parchemin.office.referentiels.layers import READINGS
from parchemin.office.referentiels.places import anchor as in_source

ERROR, WARNING = "erreur", "avertissement"


@dataclass(frozen=True)
class ReviewFinding:
    """One diagnostic of the reader and what a person answered to it, if anything."""

    rank: int
    severity: str
    code: str
    place: str
    lines: tuple[int, ...]
    found: str
    expected: str
    advice: str
    read_by: str = ""
    read_at: str = ""
    note: str = ""
    element: str = ""
    choices: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The name of its place among those of a source that has elements."""
        return f"constat.{self.rank}"

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """The anchors of its places in the source, and how each is called."""
        if self.element:
            return ((in_source(self.anchor), "passage"),)
        return tuple((f"ligne-{line}", f"ligne {line}") for line in self.lines)

    @property
    def read(self) -> bool:
        return bool(self.read_by)

    @property
    def asks(self) -> bool:
        """Whether the finding calls for an answer at all; an information does not."""
        return self.severity in (ERROR, WARNING)

    @property
    def waits(self) -> bool:
        """Whether publication waits for an answer to this finding."""
        return self.asks and not self.read


@dataclass(frozen=True)
class Obstacle:
    """One reason why the draft cannot be published, and the anchor where to act on it."""

    sentence: str
    anchor: str


def review_findings(
    findings: Sequence[Mapping[str, Any]], answers: Mapping[str, Any]
) -> tuple[ReviewFinding, ...]:
    """The findings with their answers, in the order of the reader.

    Saying it read answers a finding, and so does choosing one of its alternatives, until undone.
    """
    readings = {**answers.get(READINGS, {}), **_chosen(answers)}
    return tuple(
        _finding(rank, row, readings.get(str(rank), {})) for rank, row in enumerate(findings)
    )


def _chosen(answers: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for edit in in_force(edits_of(answers)):
        said = {"by": edit.by, "at": edit.at, "note": edit.reason}
        if edit.act == "lire":
            found |= {str(rank): said for rank in edit.args["findings"]}
        elif edit.act == "choisir":
            found[str(edit.args["finding"])] = {**said, "note": edit.args["label"]}
    return found


def obstacles(
    certification: Certification, findings: Sequence[ReviewFinding], number: str
) -> tuple[Obstacle, ...]:
    """Everything that publication waits for; empty when the draft is ready."""
    return (*missing(certification, number), *_unanswered(findings))


def missing(
    certification: Certification, number: str, anchors: Sequence[str] = ()
) -> tuple[Obstacle, ...]:
    """What the version lacks to be used at all; ``anchors`` are those of its blocs, in order."""
    found = []
    if not number:
        found.append(
            Obstacle(
                "Le texte ne donne pas de numéro : écrivez celui du répertoire, ou l'identifiant "
                "que l'office emploiera pour cette certification.",
                "champ-number",
            )
        )
    if not certification.title:
        found.append(
            Obstacle("Le texte ne donne pas d'intitulé : écrivez l'intitulé exact.", "champ-title")
        )
    if not certification.blocs:
        found.append(Obstacle(_without_blocs(certification), "blocs-lus"))
    blocs = zip_longest(certification.blocs, anchors, fillvalue="blocs-lus")
    bare = [_bare(anchor, bloc) for bloc, anchor in blocs if isinstance(bloc, Bloc)]
    return (*found, *filter(None, bare))


def _without_blocs(certification: Certification) -> str:
    if certification.register is Register.RS:
        return (
            "Une certification du RS n'a pas de bloc ; l'office a besoin d'un ensemble à évaluer : "
            "rangez ses compétences en un seul ensemble, ou ajoutez-le, puis donnez-lui ses "
            "modalités d'évaluation."
        )
    return "Aucun bloc n'a été lu dans ce texte : déposez une source complète."


def _bare(anchor: str, bloc: Bloc) -> Obstacle | None:
    lacks = [
        word
        for word, there in (
            ("aucune compétence", bloc.competencies),
            ("aucune modalité d'évaluation", bloc.assessments),
        )
        if not there
    ]
    if not lacks:
        return None
    return Obstacle(
        f"Le bloc {bloc.code} n'a {' ni '.join(lacks)} : ce texte ne suffit pas à faire passer "
        "la certification ; déposez la fiche ou le référentiel qui les décrit, ou écrivez-les.",
        anchor,
    )


def _unanswered(findings: Sequence[ReviewFinding]) -> list[Obstacle]:
    return [_wait(finding) for finding in findings if finding.waits]


def _wait(finding: ReviewFinding) -> Obstacle:
    act = "écrivez comment vous l'avez résolue" if finding.severity == ERROR else "dites l'avoir lu"
    return Obstacle(
        f"{finding.severity.capitalize()} sans réponse ({finding.place}) : {finding.found} ; "
        f"{act}.",
        f"constat-{finding.rank}",
    )


def _finding(rank: int, row: Mapping[str, Any], answer: Mapping[str, Any]) -> ReviewFinding:
    return ReviewFinding(
        rank=rank,
        severity=row["severity"],
        code=row["code"],
        place=row["place"]["sentence"],
        lines=tuple(row["place"].get("lines", ())),
        found=row["found"],
        expected=row["expected"],
        advice=row["advice"],
        read_by=answer.get("by", ""),
        read_at=answer.get("at", ""),
        note=answer.get("note", ""),
        element=row["place"].get("element") or "",
        choices=tuple(each["label"] for each in row.get("alternatives", ())),
    )
