"""A TOML text with the line of every table and key, so that an error can say where."""

import re
from dataclasses import dataclass
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from parchemin.readers.diagnostics import Findings, Place

Path = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w\-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w\-]+|"[^"]*"))*)\s*=""")
LARGEST_TOML = 200_000
"""Characters of the longest text that is parsed; the longest of the examples has under 9 000."""

_SHOWN = 160
_FENCES = ('"""', "'" * 3)


@dataclass(frozen=True)
class TomlSource:
    """The values of a TOML text and the line (from 1) where each path begins."""

    data: dict[str, Any]
    lines: dict[Path, int]

    def line(self, path: Path) -> int | None:
        """The line of a path, or of the first table of a list, else of the table around it."""
        for end in range(len(path), 0, -1):
            for known in (path[:end], (*path[:end], 0)):
                if known in self.lines:
                    return self.lines[known]
        return None

    def place(self, path: Path) -> Place:
        """The place of a path, with its name as a certifier reads it."""
        line, name = self.line(path), dotted(path)
        sentence = f"ligne {line}, [{name}]" if line else f"[{name}]"
        return Place(line=line, lines=(line,) if line else (), sentence=sentence)


def dotted(path: Path) -> str:
    """a.b.c, the ranks in a list left out."""
    return ".".join(str(step) for step in path if isinstance(step, str))


def parse_toml(text: str, findings: Findings) -> TomlSource | None:
    """The values and lines of a text; None, with the error added, when it is not TOML."""
    if len(text) > LARGEST_TOML:
        _say_too_long(len(text), findings)
        return None
    try:
        data: dict[str, Any] = tomlkit.parse(text).unwrap()
    except TOMLKitError as error:
        line, column = getattr(error, "line", 0) or 0, getattr(error, "col", 0) or 0
        place = Place(
            line=line or None,
            lines=(line,) if line else (),
            sentence=f"ligne {line}, colonne {column}" if line else "ensemble du document",
        )
        lines = text.splitlines()
        found = lines[line - 1].strip() if 0 < line <= len(lines) else str(error)
        findings.error(
            "toml-illisible",
            place,
            found=f"« {found[:_SHOWN]} »",
            expected="un fichier TOML : [table], puis nom = valeur, noms sans accent, "
            "textes entre guillemets droits",
            advice="Corrigez cette ligne ; les suivantes n'ont pas été lues.",
        )
        return None
    return TomlSource(data, _lines(text))


def _say_too_long(length: int, findings: Findings) -> None:
    findings.error(
        "toml-trop-long",
        Place(sentence="ensemble du document"),
        found=f"un fichier de {length} caractères",
        expected=f"au plus {LARGEST_TOML} caractères, bien plus qu'un règlement ou un dossier",
        advice="Vérifiez le fichier choisi : il n'a pas été lu.",
    )


def _lines(text: str) -> dict[Path, int]:
    """Where each header and key stands; values on several lines are skipped over."""
    found: dict[Path, int] = {}
    table: Path = ()
    counts: dict[Path, int] = {}
    fence: str | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if fence is not None:
            fence = None if fence in line else fence
            continue
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _table(header, counts)
            found.setdefault(table, number)
        elif key:
            found.setdefault((*table, *_steps(key[1])), number)
        fence = next((mark for mark in _FENCES if line.count(mark) % 2), None)
    return found


def _table(header: re.Match[str], counts: dict[Path, int]) -> Path:
    """The path of a header, with the current rank after the name of each list of tables."""
    path: Path = ()
    steps = _steps(header[2])
    for rank, step in enumerate(steps):
        path = (*path, step)
        last = rank == len(steps) - 1
        if last and header[1] == "[[":
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _steps(name: str) -> Path:
    return tuple(step.strip().strip("\"'") for step in name.split("."))
