"""What a bloc says, or leaves unsaid, of its assessment."""

from collections.abc import Iterator

from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.places import bloc_path
from parchemin.domain.referentiel import AssessmentConditions, Bloc

_ASKED = {
    "products": "ce que la personne remet",
    "duration": "la durée",
    "individual": "si l'épreuve est individuelle ou en groupe",
    "assessors": "qui évalue",
}


def check_modalities(rank: int, bloc: Bloc) -> Iterator[Remark]:
    """What the assessment modalities of a bloc leave unsaid."""
    for position, modality in enumerate(bloc.assessments):
        missing = [] if modality.kind else ["la nature de l'épreuve"]
        missing += _silent(modality.conditions)
        if missing:
            yield Remark(
                code="modalite-incomplete",
                path=f"{bloc_path(rank)}.assessments.{position}",
                place=f"bloc {bloc.code}, modalité {position + 1}",
                quote=modality.title,
                reason=f"le texte ne dit pas {', ni '.join(missing)}",
                advice="Complétez la modalité, ou notez où le règlement le dit.",
            )


def _silent(conditions: AssessmentConditions) -> list[str]:
    lengths = (
        conditions.duration_minutes,
        conditions.preparation_minutes,
        conditions.interview_minutes,
    )
    said = {
        "products": bool(conditions.products),
        "duration": any(length is not None for length in lengths),
        "individual": conditions.individual is not None,
        "assessors": bool(conditions.assessors),
    }
    return [words for name, words in _ASKED.items() if not said[name]]
