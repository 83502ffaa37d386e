"""The certification as a whole: doubles, copies, access."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parchemin.domain.folding import fold
from parchemin.domain.french import listed
from parchemin.domain.pathway import Route
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.guide import QualityGuide
from parchemin.domain.quality.places import CompetencyPlace, all_competencies
from parchemin.domain.quality.wording_checks import has_any
from parchemin.domain.referentiel import Certification, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinSentence:
    """Where the same sentence stands in another fiche: its number, and its bloc if it has one."""

    number: str
    bloc: str | None


MOST_TWINS = 5
"""How many other fiches a sentence names before it counts the rest."""

Twins = Mapping[str, Sequence[TwinSentence]]
"""For each competency text of the certification, the other fiches that hold it word for word."""


def check_certification(
    certification: Certification, guide: QualityGuide, twins: Twins
) -> Iterator[Remark]:
    """The remarks that no single bloc explains."""
    yield from _doubles(certification)
    yield from _twins(certification, twins)
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


def _doubles(certification: Certification) -> Iterator[Remark]:
    known: dict[str, list[str]] = defaultdict(list)
    for place in all_competencies(certification):
        before = known[fold(place.text).strip(" .;")]
        if before:
            yield _of_competency(
                "doublon",
                place,
                f"la même phrase se lit déjà : {listed(before)}",
                "Gardez-la une fois, ou dites ce qui change d'une activité à l'autre.",
            )
        before.append(place.name)


def _twins(certification: Certification, twins: Twins) -> Iterator[Remark]:
    for place in all_competencies(certification):
        found = twins.get(place.text, ())
        if found:
            named = listed(dict.fromkeys(each.bloc or each.number for each in found[:MOST_TWINS]))
            more = f" et {len(found) - MOST_TWINS} autres" if len(found) > MOST_TWINS else ""
            yield _of_competency(
                "copie",
                place,
                f"la phrase se lit mot pour mot dans {named}{more}",
                "Écrivez la vôtre, ou justifiez l'emprunt par une correspondance.",
            )


def _of_competency(code: str, place: CompetencyPlace, reason: str, advice: str) -> Remark:
    return Remark(
        code=code,
        path=place.path,
        place=place.name,
        quote=place.text,
        reason=reason,
        advice=advice,
    )


def _all_words(certification: Certification) -> str:
    stated = (competency.text for competency in certification.stated_competencies)
    return "\n".join(stated) + "\n".join(
        text
        for bloc in certification.blocs
        for text in (
            bloc.title,
            bloc.activity or "",
            *(competency.text for competency in bloc.competencies),
            *(each.text for competency in bloc.competencies for each in competency.criteria),
            *(modality.text for modality in bloc.assessments),
        )
    )
