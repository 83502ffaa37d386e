"""Spans and places of an answer of the interface: they count in its texts, laid out in lines."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from parchemin.domain.referentiel import Span
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.fiche_api.element import FicheElement


def with_places(value: Any, fiche: FicheElement) -> Any:
    """The same object, whose spans count in the texts of the answer."""
    if isinstance(value, tuple):
        return tuple(with_places(each, fiche) for each in value)
    if isinstance(value, dict):
        return {name: with_places(each, fiche) for name, each in value.items()}
    if isinstance(value, Mapping):
        return {name: _placed(span, fiche) for name, span in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {each.name: getattr(value, each.name) for each in fields(value)}
        changed = {name: with_places(each, fiche) for name, each in kept.items()}
        return replace(value, **changed)
    return value


def _placed(span: Span, fiche: FicheElement) -> Span:
    line, start = fiche.places.get(span.element or "", (1, 0))
    return Span(line=line + span.line - 1, start=start + span.start, end=start + span.end)


def said_of_json(said: Diagnostic, name: str, fiche: FicheElement) -> Diagnostic:
    """The diagnostic with the JSON path, and the line of the text among those of the answer."""
    element = said.place.element or ""
    path = fiche.paths.get(element, element)
    first, _ = fiche.places.get(element, (1, 0))
    line = first + (said.place.line or 1) - 1
    place = replace(said.place, line=line, lines=(line,), element=path, sentence=f"{name}, {path}")
    return replace(said, place=place)
