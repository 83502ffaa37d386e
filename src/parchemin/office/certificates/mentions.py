"""A certificate as frozen data: all that it shows, kept in its row, read back word for word."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from parchemin.domain.certificate import Certificate, Registration, Signatory
from parchemin.domain.referentiel import Certifier

NOT_SHOWN = "spans"
"""Places in a source: of no use on paper."""


def frozen(value: object) -> Any:
    """Domain values as JSON: dates in ISO form, enumerations by value, unknown parts null."""
    if is_dataclass(value):
        names = (field.name for field in fields(value) if field.name != NOT_SHOWN)
        return {name: frozen(getattr(value, name)) for name in names}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [frozen(item) for item in value]
    return value


def certificate_of(data: Mapping[str, Any]) -> Certificate:
    """The certificate that these mentions describe."""
    certificate: Certificate = _thawed(Certificate, data)
    return certificate


def registration_of(data: Mapping[str, Any]) -> Registration:
    registration: Registration = _thawed(Registration, data)
    return registration


def certifier_of(data: Mapping[str, Any] | None) -> Certifier | None:
    certifier: Certifier | None = _thawed(Certifier, data)
    return certifier


def certifiers_of(data: list[Mapping[str, Any]]) -> tuple[Certifier, ...]:
    return tuple(_thawed(Certifier, item) for item in data)


def signatory_of(data: Mapping[str, Any] | None) -> Signatory | None:
    signatory: Signatory | None = _thawed(Signatory, data)
    return signatory


def _thawed(kind: Any, data: Any) -> Any:
    if data is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        return _thawed(next(part for part in get_args(kind) if part is not type(None)), data)
    if get_origin(kind) is tuple:
        return tuple(_thawed(get_args(kind)[0], item) for item in data)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{name: _thawed(hints[name], item) for name, item in data.items()})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    return date.fromisoformat(data) if kind is date else data
