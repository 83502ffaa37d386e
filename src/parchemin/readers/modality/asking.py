"""What is asked of a modality whose text leaves a condition open."""

from collections.abc import Sequence
from typing import Any

from parchemin.domain.french import counted
from parchemin.domain.referentiel import AssessorKind
from parchemin.readers.diagnostics import Alternative, Findings, Place
from parchemin.readers.modality.conditions import written
from parchemin.readers.modality.said import Doubt

_ASSESSORS = {
    AssessorKind.EVALUATION_JURY: "le jury d'évaluation",
    AssessorKind.TRAINER: "un formateur",
    AssessorKind.TUTOR: "le tuteur",
    AssessorKind.MANAGER: "le manager",
    AssessorKind.PROFESSIONAL: "un professionnel",
}
_WHAT = {
    "situations": "le nombre de situations ou de sujets",
    "drawn_by_lot": "le tirage au sort",
    "individual": "le travail seul ou en groupe",
    "duration_minutes": "la durée de l'ensemble",
    "preparation_minutes": "la durée de la préparation",
    "interview_minutes": "la durée de l'entretien",
    "assessors": "ceux qui évaluent",
    "place": "le lieu",
}
_SHOWN = 60


def say_doubts(
    text: str, doubts: Sequence[Doubt], path: str, place: Place, findings: Findings
) -> None:
    """Ask for each condition left open; ``path`` is that of the conditions in the document."""
    for doubt in doubts:
        fields = tuple(dict.fromkeys(doubt.fields))
        words = dict.fromkeys(text[said.start : said.end].strip() for said in doubt.choices)
        findings.ask(
            "condition-de-modalite-indecidable",
            place,
            found=", ".join(f"« {each[:_SHOWN]} »" for each in words),
            expected=f"une seule valeur pour {' ou '.join(_WHAT[field] for field in fields)}",
            advice="Choisissez une des lectures proposées, ou laissez la valeur vide.",
            alternatives=tuple(
                Alternative(
                    label=_label(field, said.value),
                    path=f"{path}.{field}",
                    value=written(said.value),
                )
                for field, said in zip(doubt.fields, doubt.choices, strict=True)
            ),
        )


def _label(field: str, value: Any) -> str:
    match field:
        case "situations":
            return counted(value, "situation ou sujet", "situations ou sujets")
        case "drawn_by_lot":
            return "tirage au sort" if value else "pas de tirage au sort"
        case "individual":
            return "seul" if value else "en groupe"
        case "assessors":
            return " et ".join(_ASSESSORS[each] for each in value)
        case "place":
            return f"« {value} »"
    return f"{counted(value, 'minute')} pour {_WHAT[field].removeprefix('la durée de ')}"
