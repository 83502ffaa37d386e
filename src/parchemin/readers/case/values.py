"""The values that our own exports put in the extensions, back to what they were."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from parchemin.domain.outline import KINDS, Leaf, OutlineNode, Scalar, Value
from parchemin.readers.diagnostics import Findings, Place

_DEEPEST = 6


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


def node_of(
    written: object, place: Place, findings: Findings, depth: int = 0
) -> OutlineNode | None:
    """A part that is no item; None, and said, when it is not of the form of our exports."""
    form = written if isinstance(written, Mapping) else {}
    kind = str(form.get("kind"))
    if kind not in KINDS or depth > _DEEPEST:
        _say_refused(kind, place, findings)
        return None
    values = values_of(kind, form.get("values"), place, findings)
    if any(leaf.required and leaf.path not in values for leaf in KINDS[kind].leaves):
        _say_refused(kind, place, findings)
        return None
    listed = form.get("children", [])
    children = [
        child
        for each in (listed if isinstance(listed, list) else ())
        if (child := node_of(each, place, findings, depth + 1)) is not None
        and child.kind in KINDS[kind].children
    ]
    return OutlineNode(kind, values, tuple(children))


def _say_refused(kind: str, place: Place, findings: Findings) -> None:
    findings.error(
        "partie-illisible",
        place,
        found=f"une partie « {kind[:60]} » incomplète ou inconnue",
        expected="une partie telle que Parchemin l'écrit (docs/formats/case.md)",
        advice="Elle n'est pas reprise : donnez-la à la relecture, ou exportez de nouveau.",
    )


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
