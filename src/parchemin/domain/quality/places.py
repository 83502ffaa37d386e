"""How a place of a référentiel is named: to a person, and in the reading document."""

from collections.abc import Iterator
from dataclasses import dataclass

from parchemin.domain.referentiel import Bloc, Certification


@dataclass(frozen=True, slots=True)
class CompetencyPlace:
    """One competency: its text, its path in the reading document, its name for a person."""

    text: str
    path: str
    name: str


def bloc_path(rank: int) -> str:
    """The path of a bloc in the reading document, from its rank (from 0)."""
    return f"blocks.{rank}"


def bloc_place(bloc: Bloc) -> str:
    """« bloc RNCP1BC01 »."""
    return f"bloc {bloc.code}"


def competencies_of(rank: int, bloc: Bloc) -> Iterator[CompetencyPlace]:
    """The competencies of a bloc, in order."""
    for position, competency in enumerate(bloc.competencies):
        yield CompetencyPlace(
            text=competency.text,
            path=f"{bloc_path(rank)}.competencies.{position}",
            name=f"bloc {bloc.code}, compétence {competency.code or position + 1}",
        )


def all_competencies(certification: Certification) -> Iterator[CompetencyPlace]:
    """Those of the blocs; those of the whole where there is no bloc, as on an RS fiche."""
    for rank, bloc in enumerate(certification.blocs):
        yield from competencies_of(rank, bloc)
    if not certification.blocs:
        for position, competency in enumerate(certification.stated_competencies):
            yield CompetencyPlace(
                text=competency.text,
                path=f"stated_competencies.{position}",
                name=f"compétence {competency.code or position + 1}",
            )
