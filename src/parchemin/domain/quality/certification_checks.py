"""The certification as a whole: doubles, copies, access."""

from collections.abc import Iterator

from parchemin.domain.folding import fold
from parchemin.domain.pathway import Route
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.repeated_sentences import Twins, check_doubles, check_twins
from parchemin.domain.quality.wording_checks import has_any
from parchemin.domain.referentiel import Bloc, Certification, Competency, Register


def check_certification(
    certification: Certification, guide: QualityGuide, twins: Twins
) -> Iterator[Remark]:
    """The remarks that no single bloc explains."""
    yield from check_doubles(certification)
    yield from check_twins(certification, twins)
    if not has_any(f" {fold(_all_words(certification))} ", guide.words["accessibilite"]):
        yield _of_whole(
            "accessibilite",
            "aucune compétence, aucun critère ni aucune modalité ne parle de handicap ou d'accessibilité",
            "Dites comment l'activité et les épreuves tiennent compte du handicap.",
        )
    vae = certification.routes.get(Route.EXPERIENCE)
    if certification.register is Register.RNCP and vae is not None and vae.open is False:
        yield _of_whole(
            "vae",
            "la voie de la VAE est fermée",
            "Ouvrez la certification à la VAE, et dites le jury de cette voie.",
        )


def _of_whole(code: str, reason: str, advice: str) -> Remark:
    return Remark(
        code=code,
        path="",
        place="ensemble de la certification",
        quote="",
        reason=reason,
        advice=advice,
    )


def _all_words(certification: Certification) -> str:
    return "\n".join(
        (
            *(words for each in certification.stated_competencies for words in _words(each)),
            *(words for bloc in certification.blocs for words in _words_of_bloc(bloc)),
        )
    )


def _words_of_bloc(bloc: Bloc) -> Iterator[str]:
    yield bloc.title
    yield bloc.activity or ""
    for competency in bloc.competencies:
        yield from _words(competency)
    for modality in bloc.assessments:
        yield modality.text


def _words(competency: Competency) -> Iterator[str]:
    yield competency.heading or ""
    yield competency.text
    yield from (detail.text for detail in competency.details)
    yield from (criterion.text for criterion in competency.criteria)
