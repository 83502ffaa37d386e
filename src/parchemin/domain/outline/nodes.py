"""From a certification to its outline, and back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, get_args, get_origin, get_type_hints

from parchemin.domain.outline.kinds import CERTIFICATION, KEY, KINDS, Leaf
from parchemin.domain.referentiel import Certification

Scalar = str | int | bool | date | Decimal | StrEnum
Value = Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One part: its kind, its values by path (those that are silent left out), what it holds."""

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)
    children: tuple["OutlineNode", ...] = ()

    def walk(self) -> Iterator["OutlineNode"]:
        """This part, then everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def outline_of(certification: Certification) -> OutlineNode:
    """The outline of a certification; the places in its source are left out."""
    return _node(CERTIFICATION, certification, None)


def certification_of(node: OutlineNode) -> Certification:
    """The certification that an outline describes; every required value is known to be there."""
    certification: Certification = _built(node)
    return certification


def part_of(node: OutlineNode) -> object:
    """The object that one part describes; every required value is known to be there."""
    return _built(node)


def holds_one(kind: str, child: str) -> bool:
    """Whether a part holds at most one part of that kind."""
    return _container(kind, KINDS[kind].children[child]) not in (tuple, Mapping)


def _node(name: str, held: Any, key: object) -> OutlineNode:
    kind = KINDS[name]
    values: dict[str, Value] = {KEY: key} if isinstance(key, StrEnum) else {}
    for path, value_of in _getters(name):
        value = value_of(held)
        if value is not None and value != ():
            values[path] = value
    children = tuple(
        _node(child, each, named)
        for child, listed in kind.children.items()
        for named, each in _each(getattr(held, listed))
    )
    return OutlineNode(name, values, children)


def _each(held: Any) -> Iterable[tuple[object, Any]]:
    """The parts that a field holds: a list, a mapping with its keys, or one alone."""
    if held is None:
        return ()
    if isinstance(held, Mapping):
        return held.items()
    return ((None, each) for each in (held if isinstance(held, tuple) else (held,)))


@cache
def _getters(name: str) -> tuple[tuple[str, Callable[[Any], Value | None]], ...]:
    return tuple((path, attrgetter(path)) for path in KINDS[name].columns if path != KEY)


def _built(node: OutlineNode) -> Any:
    kind, shapes = KINDS[node.kind], _shapes(node.kind)
    given: dict[str, Any] = {}
    for name, nested, leaves in shapes:
        if nested is None:
            _put(given, name, node.values.get(name), leaves[0].silence)
            continue
        inner: dict[str, Any] = {}
        for leaf in leaves:
            _put(inner, leaf.name, node.values.get(f"{name}.{leaf.name}"), leaf.silence)
        given[name] = nested(**inner)
    for child, listed in kind.children.items():
        given[listed] = _held(
            node.kind, listed, [each for each in node.children if each.kind == child]
        )
    return kind.holds(**given)


def _held(kind: str, listed: str, found: list[OutlineNode]) -> Any:
    container = _container(kind, listed)
    if container is tuple:
        return tuple(_built(each) for each in found)
    if container is Mapping:
        return {each.values[KEY]: _built(each) for each in found}
    return _built(found[0]) if found else None


@cache
def _container(kind: str, listed: str) -> Any:
    return get_origin(get_type_hints(KINDS[kind].holds)[listed])


_DEFAULT = object()


@dataclass(frozen=True, slots=True)
class _Silence:
    """The value of a field that nothing was said of."""

    name: str
    silence: object


def _put(given: dict[str, Any], name: str, value: object, silence: object) -> None:
    if value is not None:
        given[name] = value
    elif silence is not _DEFAULT:
        given[name] = silence


@cache
def _shapes(name: str) -> tuple[tuple[str, Any, tuple[_Silence, ...]], ...]:
    """The arguments of a kind's class: a value, or an object of its own with its values."""
    kind = KINDS[name]
    hints = get_type_hints(kind.holds)
    shapes: dict[str, tuple[Any, list[_Silence]]] = {}
    for leaf in kind.leaves:
        if leaf.path == KEY:
            continue
        head, _, rest = leaf.path.partition(".")
        hint = get_type_hints(hints[head])[rest] if rest else hints[head]
        silence = _Silence(rest or head, _silence(hint, leaf))
        shapes.setdefault(head, (hints[head] if rest else None, []))[1].append(silence)
    return tuple((head, nested, tuple(leaves)) for head, (nested, leaves) in shapes.items())


def _silence(hint: Any, leaf: Leaf) -> object:
    if leaf.many:
        return ()
    if type(None) in get_args(hint):
        return None
    return "" if leaf.required and leaf.holds is str else _DEFAULT
