"""Back from the reading document (docs/formats/lecture.md) to the certification it describes."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from parchemin.domain.errors import ParcheminError
from parchemin.domain.referentiel import Certification, RouteAccess

_KEYS = {"blocs": "blocks", "target_blocs": "target_blocks"}
_UNIONS = (Union, types.UnionType)


class UnreadableContent(ParcheminError):
    """A stored certification does not have the published form; ``path`` says where."""

    def __init__(self, path: str, found: object, expected: str) -> None:
        place = path or "contenu"
        super().__init__(f"{place} : trouvé {found!r}, attendu {expected}.")
        self.path = path


def certification_from_json(form: Mapping[str, Any]) -> Certification:
    """The certification of ``document.certification``; raises UnreadableContent.

    The document always names the six routes; those of which it says nothing are left out.
    """
    certification: Certification = _built(Certification, form, "")
    named = {route: access for route, access in certification.routes.items() if _says(access)}
    return replace(certification, routes=named)


def _says(access: RouteAccess) -> bool:
    return bool(access.spans) or access != RouteAccess(open=None)


def _built(expected: Any, value: Any, path: str) -> Any:
    origin, arguments = get_origin(expected), get_args(expected)
    if origin in _UNIONS:
        if value is None and type(None) in arguments:
            return None
        return _built(arguments[0], value, path)
    if origin is tuple:
        return tuple(
            _built(arguments[0], item, f"{path}.{rank}".lstrip("."))
            for rank, item in enumerate(_instance(value, list, path, "une liste"))
        )
    if origin is not None:
        return _mapping(arguments, value, path)
    if is_dataclass(expected):
        return _object(expected, value, path)
    return _leaf(expected, value, path)


def _mapping(arguments: tuple[Any, ...], value: Any, path: str) -> dict[Any, Any]:
    key_type, item_type = arguments
    return {
        _leaf(key_type, key, path): _built(item_type, item, f"{path}.{key}".lstrip("."))
        for key, item in _instance(value, Mapping, path, "un objet").items()
    }


def _object(expected: Any, value: Any, path: str) -> Any:
    form = _instance(value, Mapping, path, "un objet")
    given = {}
    for name, key, hint in _shape(expected):
        if key in form:
            given[name] = _built(hint, form[key], f"{path}.{key}" if path else key)
    try:
        return expected(**given)
    except TypeError as error:
        raise UnreadableContent(path, sorted(form), "toutes les clés obligatoires") from error


@cache
def _shape(expected: Any) -> tuple[tuple[str, str, Any], ...]:
    """The name, the key and the type of each field of a class."""
    hints = get_type_hints(expected)
    names = [field.name for field in fields(expected)]
    return tuple((name, _KEYS.get(name, name), hints[name]) for name in names)


def _leaf(expected: Any, value: Any, path: str) -> Any:
    if expected in (str, bool):
        return _instance(value, expected, path, expected.__name__)
    if expected is int and isinstance(value, bool):
        raise UnreadableContent(path, value, "un nombre entier")
    if expected is int:
        return _instance(value, int, path, "un nombre entier")
    try:
        if expected is date:
            return date.fromisoformat(value)
        if expected is Decimal:
            return Decimal(str(value))
        return expected(value)
    except (ArithmeticError, TypeError, ValueError) as error:
        raise UnreadableContent(path, value, f"une valeur de {expected.__name__}") from error


def _instance(value: Any, wanted: Any, path: str, words: str) -> Any:
    if not isinstance(value, wanted):
        raise UnreadableContent(path, value, words)
    return value
