"""Python values as TOML values, and the lines of one table written again around its comments."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

import tomlkit
from tomlkit.items import Item, Key

LAST = ("libelle", "source", "depuis", "jusqu_au", "choix_de_demonstration")
"""What a rule says of itself, after what it says."""


def header_of(path: tuple[str, ...], *, listed: bool) -> str:
    """[a.b], or [[a.b]] for one table of a list."""
    name = ".".join(tomlkit.api.key(step).as_string() for step in path)
    return f"[[{name}]]\n" if listed else f"[{name}]\n"


def item_of(value: Any) -> Any:
    """A value as TOML writes it on one line; a decimal that a float would change is a text."""
    if isinstance(value, Mapping):
        table = tomlkit.inline_table()
        for name, inside in value.items():
            table.append(tomlkit.api.key([name]), item_of(inside))
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend(map(item_of, value))
        return array
    return tomlkit.item(_number(value) if isinstance(value, Decimal) else value)


def _number(value: Decimal) -> int | float | str:
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    return float(value) if Decimal(str(float(value))) == value else str(value).replace(".", ",")


def body_with(body: str, values: Mapping[str, Any], *, anew: Collection[str] = ()) -> str:
    """The lines of a table with other values; a field that does not change keeps its own line.

    ``anew`` names the fields that were tables of their own, to be written on one line.
    """
    old = tomlkit.parse(body)
    kept: list[tuple[Key | None, Item]] = list(old.body)
    made = [(key, item) for key, item in kept if key is None or key.key in values]
    names = [key.key for key, _ in made if key is not None]
    for rank, (key, item) in enumerate(made):
        if key is not None and not _same(item.unwrap(), values[key.key]):
            made[rank] = (key, _in_its_line(item_of(values[key.key]), item))
    for name in _in_order(values):
        if name in names and name not in anew:
            continue
        made.insert(_place(made, name, values), (tomlkit.api.key([name]), item_of(values[name])))
    return _written(made, ends=not body or body.endswith("\n"))


def _in_its_line(made: Any, before: Item) -> Any:
    """The new value with the comment that stood after the old one."""
    made.trivia.comment_ws = before.trivia.comment_ws
    made.trivia.comment = before.trivia.comment
    return made


def _in_order(values: Mapping[str, Any]) -> list[str]:
    rule = [name for name in values if name not in LAST]
    return [*rule, *(name for name in LAST if name in values)]


def _place(made: list[tuple[Key | None, Item]], name: str, values: Mapping[str, Any]) -> int:
    """After the nearest field that comes before it, else at the top."""
    order = _in_order(values)
    before = set(order[: order.index(name)])
    places = [rank for rank, (key, _) in enumerate(made) if key is not None and key.key in before]
    return places[-1] + 1 if places else 0


def _written(made: list[tuple[Key | None, Item]], *, ends: bool) -> str:
    text = "".join(item.as_string() if key is None else _line(key, item) for key, item in made)
    return text if not ends or not text or text.endswith("\n") else f"{text}\n"


def _line(key: Key, item: Item) -> str:
    trivia = item.trivia
    name = f"{trivia.indent}{key.as_string()}{key.sep or ' = '}{item.as_string()}"
    return f"{name}{trivia.comment_ws}{trivia.comment}{trivia.trail or chr(10)}"


def _same(left: Any, right: Any) -> bool:
    return type(left) is type(right) and left == right
