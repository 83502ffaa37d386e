"""A TOML text cut at its table headers, so that one table is changed without the others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

_FENCES = ('"""', "'" * 3)
_BLANK = re.compile(r"^\s*(#.*)?$")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One table: the comments above it, its header line, its lines; joined they give the text.

    The first piece has no header: it is what stands before the first table.
    """

    path: tuple[str, ...]
    lead: str
    header: str
    body: str

    @property
    def text(self) -> str:
        """The piece as it is written."""
        return f"{self.lead}{self.header}{self.body}"


def cut(text: str) -> list[Piece]:
    """The pieces of a text; their texts put end to end are that text."""
    pieces: list[Piece] = []
    path: tuple[str, ...] = ()
    lead = header = ""
    body: list[str] = []
    for line, opens in _lines(text):
        found = _path(line) if opens else None
        if found is None:
            body.append(line)
            continue
        kept, following = _split(body)
        pieces.append(Piece(path=path, lead=lead, header=header, body=kept))
        path, lead, header, body = found, following, line, []
    pieces.append(Piece(path=path, lead=lead, header=header, body="".join(body)))
    return pieces


def joined(pieces: Iterable[Piece]) -> str:
    """The text of the pieces, each beginning on its own line, blank lines never doubled."""
    made = ""
    for piece in pieces:
        if made and not made.endswith("\n"):
            made += "\n"
        lead = piece.lead
        while lead.startswith("\n\n") or (lead.startswith("\n") and made.endswith("\n\n")):
            lead = lead[1:]
        made += f"{lead}{piece.header}{piece.body}"
    return made


def _lines(text: str) -> Iterable[tuple[str, bool]]:
    """Each line, and whether a table may open on it: not inside a text of several lines."""
    fence: str | None = None
    for line in text.splitlines(keepends=True):
        yield line, fence is None
        if fence is not None:
            fence = None if fence in line else fence
        else:
            fence = next((mark for mark in _FENCES if line.count(mark) % 2), None)


def _path(line: str) -> tuple[str, ...] | None:
    """The path of a header, None for any other line."""
    if not line.lstrip().startswith("["):
        return None
    try:
        found: Any = tomlkit.parse(line).unwrap()
    except TOMLKitError:
        return None
    steps: list[str] = []
    while isinstance(found, dict) and len(found) == 1:
        ((name, found),) = found.items()
        steps.append(name)
        found = found[0] if isinstance(found, list) and found else found
    return tuple(steps) or None


def _split(body: list[str]) -> tuple[str, str]:
    """The lines of a table, and the blank lines and comments that lead to the next one."""
    end = len(body)
    while end and _BLANK.match(body[end - 1]):
        end -= 1
    return "".join(body[:end]), "".join(body[end:])
