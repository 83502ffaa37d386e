"""One line of a règlement changed in its TOML text; comments, order and all the rest stay.

The text is cut at its table headers and only the table concerned is written again. Each result is
read back and compared with what was meant: a text written in a way that this cannot change without
touching something else is refused, never spoilt.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from parchemin.domain.errors import RefusedAct
from parchemin.writers.toml_pieces import Piece, cut, joined
from parchemin.writers.toml_values import body_with, header_of, item_of

Values = Mapping[str, Any]
Path = tuple[str, ...]


class UnwritableLine(RefusedAct):
    """The line is written in a form that cannot be changed without touching the others."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"La ligne [{'.'.join(path)}] est écrite d'une façon que le formulaire ne sait pas "
            "modifier sans toucher au reste : écrivez-la dans sa propre table, en modifiant le "
            "fichier, puis déposez-le de nouveau."
        )


def values_at(text: str, path: Path) -> tuple[dict[str, Any], ...]:
    """The tables of a line, in the order of the text; none when it is not written."""
    return tuple(deepcopy(_tables(tomlkit.parse(text).unwrap(), path)))


def with_line(text: str, path: Path, rank: int, values: Values) -> str:
    """The same text where the table of that rank holds these values, and nothing else.

    Raises UnwritableLine, and IndexError when there is no such table.
    """
    wanted = _meant(text, path, lambda tables: tables.__setitem__(rank, dict(values)))
    pieces = cut(text)
    at = _ranks(pieces, path)
    if rank >= len(at):
        return _sure(_in_place(text, path, rank, values), wanted, path)
    start, end = at[rank], _end(pieces, at[rank])
    inline = {name for piece in pieces[start + 1 : end] for name in piece.path[len(path) :][:1]}
    body = body_with(pieces[start].body, values, anew=inline)
    return _sure(
        joined([*pieces[:start], replace(pieces[start], body=body), *pieces[end:]]), wanted, path
    )


def with_one_more(text: str, path: Path, values: Values) -> str:
    """The same text with one more table for that line, after those it has.

    A line that was one table becomes a list of tables. Raises UnwritableLine.
    """
    wanted = _meant(text, path, lambda tables: tables.append(dict(values)))
    pieces = cut(text)
    at = _ranks(pieces, path)
    if values_at(text, path) and not at:
        raise UnwritableLine(path)
    for place in at:
        pieces[place] = replace(pieces[place], header=header_of(path, listed=True))
    place = _end(pieces, at[-1]) if at else _neighbour(pieces, path)
    made = Piece(
        path=path,
        lead="\n",
        header=header_of(path, listed=bool(at)),
        body=body_with("", values),
    )
    return _sure(joined([*pieces[:place], made, *pieces[place:]]), wanted, path)


def without_line(text: str, path: Path, rank: int) -> str:
    """The same text without that table, nor the comment that stands right above it."""
    wanted = _meant(text, path, lambda tables: tables.pop(rank))
    pieces = cut(text)
    at = _ranks(pieces, path)
    if rank >= len(at):
        raise UnwritableLine(path)
    start, end = at[rank], _end(pieces, at[rank])
    above = pieces[start].lead.rpartition("\n\n")[0]
    rest = pieces[end:]
    if rest and above:
        rest[0] = replace(rest[0], lead=f"{above}\n{rest[0].lead}")
    return _sure(joined([*pieces[:start], *rest]), wanted, path)


def with_headings(text: str, values: Values) -> str:
    """The same text with other values before its first table, such as the title."""
    data = tomlkit.parse(text).unwrap()
    pieces = cut(text)
    kept = {name: value for name, value in data.items() if not isinstance(value, dict | list)}
    head = replace(pieces[0], body=body_with(pieces[0].body, {**kept, **values}))
    return _sure(joined([head, *pieces[1:]]), {**data, **values}, ())


def _ranks(pieces: list[Piece], path: Path) -> list[int]:
    return [place for place, piece in enumerate(pieces) if piece.header and piece.path == path]


def _end(pieces: list[Piece], start: int) -> int:
    """Where the table that begins at ``start`` ends, its own tables included."""
    path = pieces[start].path
    end = start + 1
    while end < len(pieces) and len(pieces[end].path) > len(path) and _within(pieces[end], path):
        end += 1
    return end


def _within(piece: Piece, path: Path) -> bool:
    return piece.path[: len(path)] == path


def _neighbour(pieces: list[Piece], path: Path) -> int:
    """The place after the last table that begins with the same words, else the end."""
    for length in range(len(path) - 1, 0, -1):
        near = [place for place, piece in enumerate(pieces) if _within(piece, path[:length])]
        if near:
            return near[-1] + 1
    return len(pieces)


def _tables(data: Mapping[str, Any], path: Path) -> list[dict[str, Any]]:
    found: Any = data
    for step in path:
        found = found.get(step, {}) if isinstance(found, Mapping) else {}
    tables = found if isinstance(found, list) else [found] if found else []
    return [table for table in tables if isinstance(table, dict)]


def _meant(
    text: str, path: Path, change: Callable[[list[dict[str, Any]]], object]
) -> dict[str, Any]:
    """What the whole text must say afterwards."""
    data: dict[str, Any] = deepcopy(tomlkit.parse(text).unwrap())
    tables = _tables(data, path)
    change(tables)
    inside = data
    for step in path[:-1]:
        inside = inside.setdefault(step, {})
        if not isinstance(inside, dict):
            raise UnwritableLine(path)
    inside[path[-1]] = tables
    return data


def _in_place(text: str, path: Path, rank: int, values: Values) -> str:
    """For a table that has no header of its own, such as an inline one."""
    document: Any = tomlkit.parse(text)
    inside = document
    for step in path[:-1]:
        inside = inside[step]
    if isinstance(inside[path[-1]], list):
        inside[path[-1]][rank] = item_of(values)
    else:
        inside[path[-1]] = item_of(values)
    return str(document.as_string())


def _sure(text: str, wanted: Mapping[str, Any], path: Path) -> str:
    """The text, once read back: a line alone or in a list of one says the same."""
    try:
        said = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        raise UnwritableLine(path) from error
    if _listed(said) != _listed(_plain(wanted)):
        raise UnwritableLine(path)
    return text


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return getattr(item_of(value), "unwrap", lambda: value)()


def _listed(value: Any) -> Any:
    """The same values, empty tables left out, each table alone as a list of one."""
    if isinstance(value, dict):
        inside = {name: _listed(item) for name, item in value.items()}
        return [{name: item for name, item in inside.items() if item not in ([], [{}], None)}]
    if isinstance(value, list):
        made = [_listed(item) for item in value]
        return [item[0] if isinstance(item, list) and len(item) == 1 and isinstance(item[0], dict)
                else item for item in made]  # fmt: skip
    return value
