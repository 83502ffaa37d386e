"""A bloc as a whole: its activity, its competencies, its own assessment."""

from collections.abc import Iterator

from parchemin.domain.folding import fold
from parchemin.domain.quality.criteria_checks import check_criteria
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.modality_checks import check_modalities
from parchemin.domain.quality.places import bloc_path, bloc_place
from parchemin.domain.referentiel import Bloc


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
    yield from check_modalities(rank, bloc)
    yield from check_criteria(rank, bloc, guide)


def _of_bloc(rank: int, bloc: Bloc, code: str, reason: str, advice: str) -> Remark:
    return Remark(
        code=code,
        path=bloc_path(rank),
        place=bloc_place(bloc),
        quote=bloc.title,
        reason=reason,
        advice=advice,
    )
