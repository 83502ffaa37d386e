"""A bloc as a whole: its activity, its competencies, its own assessment."""

from collections.abc import Iterator

from parchemin.domain.folding import fold
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.places import bloc_path, bloc_place, competencies_of
from parchemin.domain.quality.verbs import head_verb
from parchemin.domain.referentiel import AssessmentConditions, Bloc

_ASKED = {
    "products": "ce que la personne remet",
    "duration": "la durée",
    "individual": "si l'épreuve est individuelle ou en groupe",
    "assessors": "qui évalue",
}


def check_bloc(rank: int, bloc: Bloc, guide: QualityGuide) -> Iterator[Remark]:
    """The remarks on one bloc and on its modalities and criteria."""
    if len(bloc.competencies) == 1:
        yield _of_bloc(
            rank,
            bloc,
            "bloc-d-une-competence",
            "le bloc n'a qu'une compétence : il ne couvre pas une activité entière",
            "Joignez-la à un autre bloc, ou dites les autres compétences de l'activité.",
        )
    if not bloc.assessments:
        yield _of_bloc(
            rank,
            bloc,
            "sans-modalite",
            "le bloc n'a pas de modalité d'évaluation qui lui soit propre",
            "Dites par quelle épreuve ce bloc s'évalue et se certifie seul.",
        )
    if len(fold(bloc.title).split()) < guide.measures["mots_d_un_intitule"]:
        yield _of_bloc(
            rank,
            bloc,
            "intitule-de-bloc",
            "l'intitulé est trop court pour dire une activité",
            "Nommez l'activité : ce que l'on fait, et sur quoi.",
        )
    yield from _modalities(rank, bloc)
    yield from _criteria(rank, bloc, guide)


def _of_bloc(rank: int, bloc: Bloc, code: str, reason: str, advice: str) -> Remark:
    return Remark(
        code=code,
        path=bloc_path(rank),
        place=bloc_place(bloc),
        quote=bloc.title,
        reason=reason,
        advice=advice,
    )


def _modalities(rank: int, bloc: Bloc) -> Iterator[Remark]:
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


def _criteria(rank: int, bloc: Bloc, guide: QualityGuide) -> Iterator[Remark]:
    """Competencies without criterion, where the document gives criteria at all; empty criteria."""
    given = any(competency.criteria for competency in bloc.competencies)
    places = competencies_of(rank, bloc)
    for place, competency in zip(places, bloc.competencies, strict=True):
        if given and not competency.criteria:
            yield Remark(
                code="sans-critere",
                path=place.path,
                place=place.name,
                quote=competency.text,
                reason="aucun critère ne dit à quoi l'on reconnaît cette compétence",
                advice="Ajoutez au moins un critère observable.",
            )
        for order, criterion in enumerate(competency.criteria):
            reason = _weak(criterion.text, competency.text, guide)
            if reason:
                yield Remark(
                    code="critere-non-observable",
                    path=f"{place.path}.criteria.{order}",
                    place=f"{place.name}, critère {order + 1}",
                    quote=criterion.text,
                    reason=reason,
                    advice="Dites ce que l'on regarde et le niveau attendu.",
                )


def _weak(criterion: str, competency: str, guide: QualityGuide) -> str | None:
    if fold(criterion).strip(" .;") == fold(competency).strip(" .;"):
        return "le critère répète la compétence mot pour mot"
    if len(criterion.split()) < guide.measures["mots_d_un_critere"]:
        return "le critère est trop court pour dire ce que l'on regarde"
    verb = head_verb(criterion, guide)
    if verb in guide.words["verbes_faibles"]:
        return f"« {verb} » ne s'observe pas"
    return None
