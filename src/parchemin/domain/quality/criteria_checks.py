"""The criteria of a bloc: those that are missing, those too weak to assess with."""

from collections.abc import Iterator

from parchemin.domain.folding import fold
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.places import competencies_of
from parchemin.domain.quality.verbs import head_verb
from parchemin.domain.referentiel import Bloc


def check_criteria(rank: int, bloc: Bloc, guide: QualityGuide) -> Iterator[Remark]:
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
