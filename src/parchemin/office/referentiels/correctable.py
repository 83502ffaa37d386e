"""What a person may correct in a reading, and how the value is written down."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from parchemin.domain.french import day
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind
from parchemin.office.referentiels.wording import KIND_LABELS, ROUTE_LABELS, YES_NO

ROUTES = "|".join(route.value for route in Route)


class Shape(Enum):
    """How a value is typed in."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    LEVEL = "level"
    REGISTER = "register"
    YES_NO = "yes_no"
    KIND = "kind"


@dataclass(frozen=True)
class Correctable:
    """One family of values: the pattern of their path in the content, their French name."""

    pattern: re.Pattern[str]
    label: str
    shape: Shape


@dataclass(frozen=True)
class Field:
    """One value that may be corrected."""

    path: str
    label: str
    shape: Shape


def _family(pattern: str, label: str, shape: Shape) -> Correctable:
    return Correctable(re.compile(pattern), label, shape)


_FAMILIES = (
    _family("number", "Numéro ou identifiant", Shape.LINE),
    _family("title", "Intitulé", Shape.TEXT),
    _family("register", "Répertoire", Shape.REGISTER),
    _family("level", "Niveau de qualification", Shape.LEVEL),
    _family(r"dates\.decision", "Date de la décision d'enregistrement", Shape.DATE),
    _family(r"dates\.effect", "Date d'effet", Shape.DATE),
    _family(r"dates\.end_of_registration", "Fin de l'enregistrement", Shape.DATE),
    _family(r"dates\.last_delivery", "Dernière délivrance possible", Shape.DATE),
    _family(rf"routes\.({ROUTES})\.open", "Ouverture de la voie", Shape.YES_NO),
    _family(rf"routes\.({ROUTES})\.jury", "Jury de la voie", Shape.TEXT),
    _family(r"blocks\.(\d+)\.title", "Intitulé", Shape.TEXT),
    _family(r"blocks\.(\d+)\.activity", "Activité", Shape.TEXT),
    _family(r"blocks\.(\d+)\.competencies\.(\d+)\.text", "Compétence", Shape.TEXT),
    _family(r"blocks\.(\d+)\.competencies\.(\d+)\.key", "Compétence clé", Shape.YES_NO),
    _family(r"blocks\.(\d+)\.competencies\.(\d+)\.criteria\.(\d+)\.text", "Critère", Shape.TEXT),
    _family(r"blocks\.(\d+)\.assessments\.(\d+)\.title", "Intitulé de la modalité", Shape.TEXT),
    _family(r"blocks\.(\d+)\.assessments\.(\d+)\.kind", "Nature de la modalité", Shape.KIND),
    _family(r"blocks\.(\d+)\.assessments\.(\d+)\.text", "Texte de la modalité", Shape.TEXT),
)


def field_at(path: str) -> Field | None:
    """The field of that path; None when it may not be corrected."""
    for family in _FAMILIES:
        match = family.pattern.fullmatch(path)
        if match:
            return Field(path, f"{family.label}{_where(match.groups())}", family.shape)
    return None


def in_words(field: Field, value: Any) -> str:
    """A value of the published form as one reads it; empty when the text does not say."""
    if value is None:
        return ""
    if field.shape is Shape.YES_NO:
        return YES_NO[value]
    if field.shape is Shape.KIND:
        return KIND_LABELS[AssessmentKind(value)]
    if field.shape is Shape.DATE:
        return day(date.fromisoformat(value))
    return str(value)


def _where(groups: Sequence[str]) -> str:
    """The rank of the value, or the name of its route."""
    if not groups:
        return ""
    if groups[0] in list(Route):
        return f" « {ROUTE_LABELS[Route(groups[0])]} »"
    bloc, *inside = [int(group) + 1 for group in groups]
    return f" du bloc {bloc}" + (f", n° {'.'.join(map(str, inside))}" if inside else "")
