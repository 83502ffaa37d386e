"""The sentences that stand twice in a certification, or in another fiche too."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parchemin.domain.folding import fold
from parchemin.domain.french import counted, listed
from parchemin.domain.quality.finding import Remark
from parchemin.domain.quality.places import CompetencyPlace, all_competencies
from parchemin.domain.referentiel import Certification


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinSentence:
    """Where the same sentence stands in another fiche: its number, and its bloc if it has one."""

    number: str
    bloc: str | None


MOST_TWINS = 5
"""How many other fiches a sentence names before it counts the rest."""

Twins = Mapping[str, Sequence[TwinSentence]]
"""For each competency text of the certification, the other fiches that hold it word for word."""


def check_doubles(certification: Certification) -> Iterator[Remark]:
    """Competencies worded with the same sentence in the certification."""
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


def check_twins(certification: Certification, twins: Twins) -> Iterator[Remark]:
    """Competencies that stand word for word in other fiches."""
    for place in all_competencies(certification):
        found = twins.get(place.text, ())
        if found:
            named = list(dict.fromkeys(each.bloc or each.number for each in found[:MOST_TWINS]))
            if len(found) > MOST_TWINS:
                named.append(counted(len(found) - MOST_TWINS, "autre"))
            yield _of_competency(
                "copie",
                place,
                f"la phrase se lit mot pour mot dans {listed(named)}",
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
