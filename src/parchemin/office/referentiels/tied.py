"""What each bloc and each competency of a draft is tied to, as the screen shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parchemin.domain.referentiel import AssociationKind
from parchemin.office.referentiels.edits.laying import laid
from parchemin.office.referentiels.edits.tree import NAME
from parchemin.office.referentiels.models import Version

KIND_WORDS = {AssociationKind.EXACT: "équivalente", AssociationKind.RELATED: "liée"}


@dataclass(frozen=True)
class Tied:
    """One tie: the name of what it bears on, its rank there, and its words."""

    node: str
    rank: int
    bloc: str
    competency: str
    scheme: str
    code: str
    label: str
    uri: str
    kind: str


def tied_objects(version: Version) -> list[Tied]:
    """Every tie of a draft, in the order of its blocs."""
    found: list[Tied] = []
    for bloc in laid(version.content, version.answers).tree.content["blocks"]:
        found += _ties(bloc, bloc["code"], "")
        for competency in bloc["competencies"]:
            found += _ties(competency, bloc["code"], competency["code"] or competency["text"])
    return found


def _ties(held: dict[str, Any], bloc: str, competency: str) -> Iterator[Tied]:
    for rank, each in enumerate(held["associations"]):
        yield Tied(
            node=held[NAME],
            rank=rank,
            bloc=bloc,
            competency=competency,
            scheme=each["scheme"],
            code=each["code"] or "",
            label=each["label"] or "",
            uri=each["uri"] or "",
            kind=KIND_WORDS[AssociationKind(each["kind"])],
        )
