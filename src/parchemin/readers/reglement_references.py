"""A line that takes its rule from another one: ``comme = "absence.injustifiee"``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from parchemin.readers.diagnostics import Findings
from parchemin.readers.toml_source import Path, TomlSource, dotted
from parchemin.readers.toml_table import nearest

AS = "comme"
BROKEN = object()
"""In place of the name of a line, when it leads to no rule."""
_RULE = "regle"
_LONGEST = 20
"""Lines that one reference may go through; a règlement that needs more cannot be read by anyone."""

_OWN = frozenset({AS, "libelle", "source", "depuis", "jusqu_au", "choix_de_demonstration"})
"""What a line never takes from another: its name, its text and its dates."""


def with_references(source: TomlSource, findings: Findings) -> TomlSource:
    """The same values, each line that refers to another one holding what that one says.

    A reference to nothing is a fault, and so is one that comes back to itself: the fault names
    every line on the way.
    """
    lines = {dotted(path): table for path, table in _tables(source.data, ())}
    if not any(AS in table for table in lines.values()):
        return source
    book = _Book(source, findings, lines)
    for name, table in lines.items():
        if AS in table and _RULE in table:
            _say_both(source, name, findings)
    return replace(source, data=_copied(source.data, (), book))


@dataclass
class _Book:
    """The lines of a règlement by name; ``said`` are the loops already told."""

    source: TomlSource
    findings: Findings
    lines: Mapping[str, Mapping[str, Any]]
    said: set[frozenset[str]] = field(default_factory=set)

    def read(self, name: str) -> dict[str, Any]:
        """What a line says once its references are followed; its own fields win.

        Where the references lead to no rule, « comme » is ``BROKEN``: that fault is told already.
        """
        found: dict[str, Any] = {}
        way = self._way(name)
        for step in reversed(way):
            table = self.lines[step]
            found.update({key: item for key, item in table.items() if key not in _OWN})
        return {**found, AS: BROKEN} if AS in self.lines[way[-1]] else found

    def _way(self, name: str) -> list[str]:
        """The line and those it leads to; a fault ends the way."""
        way = [name]
        while AS in self.lines[way[-1]]:
            target = self.lines[way[-1]][AS]
            if target in way:
                self._loop(way[way.index(target) :])
                break
            if not isinstance(target, str) or target not in self.lines or len(way) >= _LONGEST:
                if len(way) == 1 or len(way) >= _LONGEST:
                    _say_unknown(self.source, way[-1], target, (sorted(self.lines), self.findings))
                break
            way.append(target)
        return way

    def _loop(self, loop: list[str]) -> None:
        if frozenset(loop) not in self.said:
            self.said.add(frozenset(loop))
            _say_loop(self.source, (*loop, loop[0]), self.findings)


def _copied(value: Any, path: Path, book: _Book) -> Any:
    if isinstance(value, list):
        return [_copied(item, path, book) for item in value]
    if not isinstance(value, Mapping):
        return value
    if AS in value and book.lines.get(dotted(path)) is value:
        kept = {key: item for key, item in value.items() if key in _OWN and key != AS}
        return {**book.read(dotted(path)), **kept}
    return {key: _copied(item, (*path, key), book) for key, item in value.items()}


def _tables(value: Any, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Each table that cites a text; one written in several dated parts cannot be referred to."""
    if isinstance(value, Mapping):
        if "libelle" in value or AS in value:
            yield path, value
        for key, item in value.items():
            yield from _tables(item, (*path, key))


def _say_both(source: TomlSource, name: str, findings: Findings) -> None:
    path = tuple(name.split("."))
    rule = source.place((*path, _RULE), name=True)
    findings.error(
        "regle-et-renvoi",
        source.place((*path, AS), name=True),
        found=f"« {AS} », et « {_RULE} » à la {rule.sentence.rpartition(', ')[0]}",
        expected=f"« {_RULE} » ou « {AS} », jamais les deux dans une ligne",
        advice="Gardez celui qui dit la règle du texte.",
    )


def _say_loop(source: TomlSource, loop: tuple[str, ...], findings: Findings) -> None:
    first = source.place((*loop[0].split("."), AS))
    steps = [
        f"[{name}] ({source.place((*name.split('.'), AS)).sentence.rpartition(', ')[0]})"
        for name in loop[:-1]
    ]
    findings.error(
        "reference-circulaire",
        first,
        found=f"des lignes qui se renvoient l'une à l'autre : {' → '.join(steps)} → [{loop[-1]}]",
        expected="au bout des renvois, une ligne qui écrit sa règle",
        advice=f"Écrivez « regle = … » à l'une d'elles, à la place de « {AS} ».",
    )


def _say_unknown(
    source: TomlSource, name: str, target: Any, known: tuple[list[str], Findings]
) -> None:
    names, findings = known
    others = [each for each in names if each != name]
    findings.error(
        "reference-inconnue",
        source.place((*name.split("."), AS)),
        found=f"« {target} »",
        expected="le nom d'une autre ligne du règlement, écrite en une seule table",
        advice=nearest(str(target), others),
    )
