"""A TOML text with the place of every table, key and value, so that an error can say where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.toml_spots import Path, Spot, spots_of

__all__ = ["LARGEST_TOML", "Path", "TomlSource", "dotted", "parse_toml"]

LARGEST_TOML = 200_000
"""Characters of the longest text that is parsed; the longest of the examples has under 9 000."""

_SHOWN = 160
_DAY = re.compile(r"=\s*\d{4}-\d{2}-\d{2}\s*(?:#.*)?$")
_DAY_WANTED = "une date du calendrier, par exemple 2026-06-15"
_TOML_WANTED = (
    "un fichier TOML : [table], puis nom = valeur, noms sans accent, textes entre guillemets droits"
)
_MOST_UNREADABLE = 20
_LARGEST_RETRIED = 40_000


@dataclass(frozen=True)
class TomlSource:
    """The values of a TOML text and the line (from 1) where each path begins.

    ``spots`` add the columns; a source made without them places things by their line alone.
    """

    data: dict[str, Any]
    lines: dict[Path, int]
    spots: Mapping[Path, Spot] = field(default_factory=dict)

    def line(self, path: Path) -> int | None:
        """The line of a path, or of the first table of a list, else of the table around it."""
        known = self._known(path)
        return None if known is None else self.lines[known]

    def place(self, path: Path, *, name: bool = False) -> Place:
        """The place of a path: of its value, or with ``name`` of the name before it."""
        known, shown = self._known(path), dotted(path)
        if not path and self.spots:
            return Place(line=1, lines=(1,), sentence="ligne 1, colonne 1", column=1)
        if known is None:
            return Place(sentence=f"[{shown}]")
        line, spot = self.lines[known], self.spots.get(known)
        if spot is None:
            return Place(line=line, lines=(line,), sentence=f"ligne {line}, [{shown}]")
        column = spot.column if name else spot.value
        sentence = f"ligne {line}, colonne {column}, [{shown}]"
        return Place(line=line, lines=(line,), sentence=sentence, column=column)

    def value(self, path: Path) -> Any:
        """What is written at a path, a single table counting as a list of one; None if nothing."""
        value: Any = self.data
        for step in path:
            if isinstance(step, int):
                value = value[step] if isinstance(value, list) and step < len(value) else value
            else:
                value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def _known(self, path: Path) -> Path | None:
        """The path, the first table of its list, or what is around it."""
        for end in range(len(path), 0, -1):
            for known in (path[:end], (*path[:end], 0)):
                if known in self.lines:
                    return known
        return None


def dotted(path: Path) -> str:
    """a.b.c, the ranks in a list left out."""
    return ".".join(str(step) for step in path if isinstance(step, str))


def parse_toml(text: str, findings: Findings) -> TomlSource | None:
    """The values and places of a text; None, with the errors added, when it is not TOML.

    What is written twice is said with both places. Past a line that cannot be read the others are
    still tried, so that every such line is said at once.
    """
    if len(text) > LARGEST_TOML:
        _say_too_long(len(text), findings)
        return None
    spots, again = spots_of(text)
    if again:
        said = len(findings.found)
        _say_unreadable(_without(text, [spot.line for _, spot in again]), findings, twice=True)
        for path, second in again if len(findings.found) == said else ():
            first = spots.get(path) or spots[path[:-1]]
            _say_twice(path, first, second, findings)
        return None
    data = _say_unreadable(text, findings)
    if data is None:
        return None
    return TomlSource(data, {path: spot.line for path, spot in spots.items()}, spots)


def _say_unreadable(text: str, findings: Findings, *, twice: bool = False) -> dict[str, Any] | None:
    """The values; None once each line that is not TOML is said, each one being left out in turn.

    With ``twice``, an error without a line repeats what was already said.
    """
    left, tries = text, _MOST_UNREADABLE if len(text) <= _LARGEST_RETRIED else 1
    for attempt in range(tries):
        try:
            data: dict[str, Any] = tomlkit.parse(left).unwrap()
        except TOMLKitError as error:
            line, column = _where(error, left)
            if line and not _line(left, line).strip():
                return None
            if line or not twice:
                _say(_line(text, line) or str(error), line, column, findings)
            if not line:
                return None
            left = _without(left, [line])
        else:
            return None if attempt else data
    return None


def _where(error: TOMLKitError, text: str) -> tuple[int, int]:
    """Line and column of an error, both from 1; 0 where it has none."""
    line, column = getattr(error, "line", 0) or 0, getattr(error, "col", 0) or 0
    if line and column >= len(_line(text, line)):
        column = max(len(_line(text, line)) - 1, 0)
    return line, column + 1 if line else 0


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _without(text: str, numbers: list[int]) -> str:
    """The same text with these lines left blank."""
    return "\n".join(
        "" if number in numbers else line for number, line in enumerate(text.split("\n"), start=1)
    )


def _say(shown: str, line: int, column: int, findings: Findings) -> None:
    place = Place(
        line=line or None,
        lines=(line,) if line else (),
        sentence=f"ligne {line}, colonne {column}" if line else "ensemble du document",
        column=column or None,
    )
    findings.error(
        "toml-illisible",
        place,
        found=f"« {shown.strip()[:_SHOWN]} »",
        expected=_DAY_WANTED if _DAY.search(shown) else _TOML_WANTED,
        advice="Corrigez cette ligne ; les valeurs du fichier n'ont pas été contrôlées.",
    )


def _say_twice(path: Path, first: Spot, second: Spot, findings: Findings) -> None:
    name = dotted(path)
    findings.error(
        "ecrit-deux-fois",
        Place(
            line=second.line,
            lines=(second.line, first.line),
            sentence=f"ligne {second.line}, colonne {second.column}, [{name}]",
            column=second.column,
        ),
        found=f"« {name} », déjà écrit ligne {first.line}, colonne {first.column}",
        expected="chaque nom une seule fois",
        advice="Gardez-en un, ou écrivez deux tables [[…]] avec leurs dates « depuis » et "
        "« jusqu_au ».",
    )


def _say_too_long(length: int, findings: Findings) -> None:
    findings.error(
        "toml-trop-long",
        Place(sentence="ensemble du document"),
        found=f"un fichier de {length} caractères",
        expected=f"au plus {LARGEST_TOML} caractères, bien plus qu'un règlement ou un dossier",
        advice="Vérifiez le fichier choisi : il n'a pas été lu.",
    )
