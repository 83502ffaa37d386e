"""The values that our own exports put in the extensions, back to what they were."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parchemin.domain.outline import KINDS, Leaf, Scalar, Value
from parchemin.readers.diagnostics import Findings, Place


def values_of(kind: str, written: object, place: Place, findings: Findings) -> dict[str, Value]:
    """The values by path; one that is not of its type is said, and left out."""
    values: dict[str, Value] = {}
    given = written if isinstance(written, Mapping) else {}
    for leaf in KINDS[kind].leaves:
        if leaf.path not in given or given[leaf.path] is None:
            continue
        try:
            values[leaf.path] = _value(given[leaf.path], leaf)
        except (ArithmeticError, TypeError, ValueError):
            findings.error(
                "valeur-illisible",
                place,
                found=f"« {str(given[leaf.path])[:60]} » pour « {leaf.column} »",
                expected="la valeur telle que Parchemin l'écrit (docs/formats/case.md)",
                advice="Cette valeur n'est pas reprise : donnez-la à la relecture.",
            )
    return values


def _value(given: Any, leaf: Leaf) -> Value:
    if not leaf.many:
        return _scalar(given, leaf.holds)
    if not isinstance(given, list):
        raise TypeError
    return tuple(_scalar(each, leaf.holds) for each in given)


def _scalar(given: Any, holds: type[Any]) -> Scalar:
    if holds is int or holds is bool:
        if type(given) is not holds:
            raise TypeError
        known: Scalar = given
        return known
    if not isinstance(given, str):
        raise TypeError
    if issubclass(holds, StrEnum):
        return holds(given)
    if holds is date:
        return date.fromisoformat(given)
    return _finite(given) if holds is Decimal else given


def _finite(given: str) -> Decimal:
    number = Decimal(given)
    if not number.is_finite():
        raise ValueError
    return number
