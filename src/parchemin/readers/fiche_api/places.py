"""Spans and places of an answer of the interface: JSON paths instead of XML ones."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from parchemin.domain.referentiel import Span
from parchemin.readers.diagnostics import Diagnostic


def with_json_paths(value: Any, paths: Mapping[str, str]) -> Any:
    """The same object, whose spans say where their text stands in the JSON."""
    if isinstance(value, tuple):
        return tuple(with_json_paths(each, paths) for each in value)
    if isinstance(value, dict):
        return {name: with_json_paths(each, paths) for name, each in value.items()}
    if isinstance(value, Mapping):
        return {name: _renamed(span, paths) for name, span in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {each.name: getattr(value, each.name) for each in fields(value)}
        changed = {name: with_json_paths(each, paths) for name, each in kept.items()}
        return replace(value, **changed)
    return value


def _renamed(span: Span, paths: Mapping[str, str]) -> Span:
    return replace(span, element=paths.get(span.element or "", span.element))


def said_of_json(said: Diagnostic, name: str, paths: Mapping[str, str]) -> Diagnostic:
    """The diagnostic with the path of the JSON in the place of a line."""
    element = said.place.element
    path = paths.get(element or "", element)
    place = replace(said.place, line=None, lines=(), element=path, sentence=f"{name}, {path}")
    return replace(said, place=place)
