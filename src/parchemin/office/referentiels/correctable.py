"""What a person may correct in a reading, and how a value is said."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.french import day, listed
from parchemin.domain.referentiel import AssessmentKind, AssessorKind, CorrespondenceKind
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.tree import NAME, Tree
from parchemin.office.referentiels.fields import FIELDS, Kind, Shape
from parchemin.office.referentiels.wording import (
    ASSESSOR_LABELS,
    CORRESPONDENCE_LABELS,
    KIND_LABELS,
    YES_NO,
)

LONGEST_NAME = 80
SAID: dict[Shape, Callable[[Any], str]] = {
    Shape.YES_NO: lambda value: YES_NO[value],
    Shape.KIND: lambda value: KIND_LABELS[AssessmentKind(value)],
    Shape.CORRESPONDENCE: lambda value: CORRESPONDENCE_LABELS[CorrespondenceKind(value)],
    Shape.DATE: lambda value: day(date.fromisoformat(value)),
    Shape.ASSESSORS: lambda value: listed(ASSESSOR_LABELS[AssessorKind(each)] for each in value),
    Shape.LINES: "\n".join,
    Shape.NUMBER: lambda value: str(value).replace(".", ","),
}


@dataclass(frozen=True)
class Field:
    """One value that may be corrected."""

    path: str
    label: str
    shape: Shape
    needed: bool


def field_at(tree: Tree, path: str) -> Field | None:
    """The field of that place; None when it may not be corrected."""
    name, steps = tree.split(path)
    kinds = FIELDS.get(kind_of(tree.home(name)) if name else "", {})
    kind = kinds.get(".".join(steps))
    if kind is None:
        return None
    return Field(path, f"{kind.label}{_where(tree, name)}", kind.shape, kind.needed)


def fields_of(place: str) -> dict[str, Kind]:
    """The fields of a new object of the list at that place; empty when nothing is added there."""
    return FIELDS.get(kind_of(place), {}) if place else {}


def in_words(shape: Shape, value: Any) -> str:
    """A value of the published form as one reads it; empty when the text does not say."""
    if value is None or value == []:
        return ""
    return SAID.get(shape, str)(value)


def called(tree: Tree, name: str) -> str:
    """An object by its first words: « Accueillir le client », or its number."""
    node = tree.node(name)
    words = next((str(node[key]) for key in ("text", "title", "name") if node.get(key)), "")
    words = words or str(node.get("code") or node.get("number") or node.get("year") or "")
    return f"« {words[:LONGEST_NAME]}{'…' if len(words) > LONGEST_NAME else ''} »"


def _where(tree: Tree, name: str) -> str:
    """The rank of the object's ancestors: « du bloc 2, n° 3.1 »."""
    ranks: list[int] = []
    while name:
        ranks.insert(0, tree.rank(name) + 1)
        outermost, name = name, tree.owner(name)
    if not ranks:
        return ""
    if kind_of(tree.home(outermost)) != "blocks":
        return f", n° {'.'.join(map(str, ranks))}"
    bloc, *inside = ranks
    return f" du bloc {bloc}" + (f", n° {'.'.join(map(str, inside))}" if inside else "")


def name_of(item: dict[str, Any]) -> str:
    """The name of an object of a list."""
    return str(item[NAME])
