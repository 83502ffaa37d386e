"""The lines of a table as the parts that they describe, each fault told with its cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parchemin.domain.outline import CONTINUED, KINDS, NATURE, Leaf, NodeKind, Value
from parchemin.readers.diagnostics import Findings
from parchemin.readers.framework.cells import Unreadable, raw, value_of
from parchemin.readers.framework.table import Line, Table, nearest, word_of

_NAMES = {word_of(name): name for name in (*KINDS, CONTINUED)}
_ABBREVIATED = re.compile(r"\d[.,]\d+[eE]\+\d+")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Part:
    """What one line says: its kind and its values by path; ``lacks`` names what is missing."""

    line: Line
    kind: NodeKind
    values: dict[str, Value]
    lacks: tuple[Leaf, ...] = ()


@dataclass
class LineReader:
    """Reads lines into parts, for one table."""

    table: Table
    ranks: dict[str, int]
    findings: Findings
    _wanted: dict[str, list[tuple[Leaf, int]]] = field(default_factory=dict)

    def parts(self) -> Iterator[Part]:
        """The part of each line that is not blank and whose nature is known, in order."""
        for line in self._whole():
            kind = self._kind(line)
            if kind is not None:
                yield self._part(line, kind)

    def _whole(self) -> Iterator[Line]:
        """The lines, those that continue another joined to it."""
        held: Line | None = None
        for line in self.table.lines:
            cells = [raw(cell) for cell in line.cells]
            if not any(map(str.strip, cells)):
                continue
            if word_of(self._at(cells, NATURE)) == CONTINUED and held is not None:
                held = replace(held, cells=_joined(held.cells, cells, self.ranks[NATURE]))
                continue
            if held is not None:
                yield held
            held = replace(line, cells=cells)
        if held is not None:
            yield held

    def _at(self, cells: Sequence[str], column: str) -> str:
        rank = self.ranks[column]
        return cells[rank].strip() if rank < len(cells) else ""

    def _kind(self, line: Line) -> NodeKind | None:
        said = self._at(line.cells, NATURE)
        name = _NAMES.get(word_of(said))
        if name is not None and name != CONTINUED:
            return KINDS[name]
        near = nearest(said, KINDS) if said else None
        self.findings.error(
            "nature-inconnue",
            self.table.place(line, self.ranks[NATURE]),
            found=f"« {_short(said)} »" if said else "rien, alors que la ligne est remplie",
            expected=f"« {near} »" if near else f"l'une des natures : {', '.join(KINDS)}",
            advice="La ligne n'est pas lue : corrigez sa nature, puis déposez de nouveau.",
        )
        return None

    def _part(self, line: Line, kind: NodeKind) -> Part:
        values: dict[str, Value] = {}
        for leaf, rank in self._leaves(kind):
            text = line.cells[rank].strip() if rank < len(line.cells) else ""
            if text:
                self._read(line, leaf, rank, text, values)
        self._say_useless(line, kind)
        lacks = tuple(leaf for leaf in kind.leaves if leaf.required and leaf.path not in values)
        for leaf in lacks:
            self._say_missing(line, kind, leaf)
        return Part(line, kind, values, lacks)

    def _leaves(self, kind: NodeKind) -> list[tuple[Leaf, int]]:
        if kind.name not in self._wanted:
            self._wanted[kind.name] = [
                (leaf, self.ranks[leaf.column]) for leaf in kind.leaves if leaf.column in self.ranks
            ]
        return self._wanted[kind.name]

    def _read(self, line: Line, leaf: Leaf, rank: int, text: str, values: dict[str, Value]) -> None:
        if (line.number, rank) in self.table.formulas:
            self._say(line, rank, "une formule", "une valeur", "Remplacez-la par sa valeur.")
            return
        if leaf.column == "siret" and _ABBREVIATED.fullmatch(text):
            advice = "Le tableur a abrégé ce nombre : mettez la colonne au format Texte."
            self._say(line, rank, f"« {text} »", "un code écrit en entier", advice)
            return
        try:
            values[leaf.path] = value_of(text, leaf)
        except Unreadable as fault:
            found = f"« {_short(text)} »"
            self._say(line, rank, found, fault.expected, "Corrigez cette cellule ou videz-la.")

    def _say(self, line: Line, rank: int, found: str, expected: str, advice: str) -> None:
        place = self.table.place(line, rank)
        self.findings.error(
            "valeur-illisible", place, found=found, expected=expected, advice=advice
        )

    def _say_missing(self, line: Line, kind: NodeKind, leaf: Leaf) -> None:
        rank = self.ranks.get(leaf.column)
        here = rank is not None and rank < len(line.cells) and line.cells[rank].strip()
        if here:
            return  # la cellule est remplie et déjà dite illisible
        self.findings.error(
            "valeur-manquante",
            self.table.place(line, rank),
            found=f"« {kind.name} » sans « {leaf.column} »",
            expected=f"une valeur dans la colonne « {leaf.column} »",
            advice="Remplissez cette cellule, ou effacez la ligne si elle n'a pas lieu d'être.",
        )

    def _say_useless(self, line: Line, kind: NodeKind) -> None:
        used = {rank for _, rank in self._leaves(kind)} | {self.ranks[NATURE]}
        for column, rank in self.ranks.items():
            if rank in used or rank >= len(line.cells) or not line.cells[rank].strip():
                continue
            self.findings.warn(
                "valeur-sans-objet",
                self.table.place(line, rank),
                found=f"« {_short(line.cells[rank].strip())} »",
                expected=f"rien : une ligne « {kind.name} » n'a pas de « {column} »",
                advice="Cette cellule n'est pas lue : déplacez-la sous la bonne colonne.",
            )


def _joined(cells: Sequence[str], more: Sequence[str], nature: int) -> list[str]:
    length = max(len(cells), len(more))
    first = [*cells, *[""] * (length - len(cells))]
    return [
        text if rank == nature or rank >= len(more) else text + more[rank]
        for rank, text in enumerate(first)
    ]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
