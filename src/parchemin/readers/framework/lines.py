"""The lines of a table as the parts that they describe, each fault told with its cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from parchemin.domain.outline import CONTINUED, KINDS, NATURE, Leaf, NodeKind, Value
from parchemin.readers.diagnostics import Findings
from parchemin.readers.framework.cells import Unreadable, raw, value_of
from parchemin.readers.framework.headings import nearest, word_of
from parchemin.readers.framework.table import Line, Table

_NAMES = {word_of(name): name for name in (*KINDS, CONTINUED)}
_ABBREVIATED = re.compile(r"\d[.,]\d+[eE]\+\d+")
_SHOWN = 60


@dataclass(slots=True)
class _Filled:
    """A line, with the text of each cell that is not blank, by its rank."""

    line: Line
    texts: dict[int, str]


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
    _wanted: dict[str, dict[int, Leaf]] = field(default_factory=dict)

    def parts(self) -> Iterator[Part]:
        """The part of each line that is not blank and whose nature is known, in order."""
        for filled in self._whole():
            kind = self._kind(filled)
            if kind is not None:
                yield self._part(filled, kind)

    def _whole(self) -> Iterator[_Filled]:
        """The lines, those that continue another joined to it."""
        nature = self.ranks[NATURE]
        held: _Filled | None = None
        for line in self.table.lines:
            texts = {
                rank: raw(cell)
                for rank, cell in enumerate(line.cells)
                if cell and not cell.isspace()
            }
            if not texts:
                continue
            if held is not None and word_of(texts.get(nature, "")) == CONTINUED:
                _join(held.texts, texts, nature)
                continue
            if held is not None:
                yield held
            held = _Filled(line, texts)
        if held is not None:
            yield held

    def _kind(self, filled: _Filled) -> NodeKind | None:
        rank = self.ranks[NATURE]
        said = filled.texts.get(rank, "").strip()
        name = _NAMES.get(word_of(said))
        if name is not None and name != CONTINUED:
            return KINDS[name]
        near = nearest(said, KINDS) if said else None
        self.findings.error(
            "nature-inconnue",
            self.table.place(filled.line, rank),
            found=f"« {_short(said)} »" if said else "rien, alors que la ligne est remplie",
            expected=f"« {near} »" if near else f"l'une des natures : {', '.join(KINDS)}",
            advice="La ligne n'est pas lue : corrigez sa nature, puis déposez de nouveau.",
        )
        return None

    def _part(self, filled: _Filled, kind: NodeKind) -> Part:
        values: dict[str, Value] = {}
        leaves = self._leaves(kind)
        for rank, cell in filled.texts.items():
            text, leaf = cell.strip(), leaves.get(rank)
            if leaf is not None and text:
                self._read(filled.line, leaf, rank, text, values)
            elif leaf is None:
                self._say_useless(filled.line, kind, rank, text)
        lacks = tuple(leaf for leaf in kind.leaves if leaf.required and leaf.path not in values)
        for leaf in lacks:
            self._say_missing(filled, kind, leaf)
        return Part(filled.line, kind, values, lacks)

    def _leaves(self, kind: NodeKind) -> dict[int, Leaf]:
        """The values of a kind, by the rank of their column."""
        if kind.name not in self._wanted:
            self._wanted[kind.name] = {
                self.ranks[leaf.column]: leaf for leaf in kind.leaves if leaf.column in self.ranks
            }
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

    def _say_missing(self, filled: _Filled, kind: NodeKind, leaf: Leaf) -> None:
        rank = self.ranks.get(leaf.column)
        if rank in filled.texts:
            return  # la cellule est remplie et déjà dite illisible
        self.findings.error(
            "valeur-manquante",
            self.table.place(filled.line, rank),
            found=f"« {kind.name} » sans « {leaf.column} »",
            expected=f"une valeur dans la colonne « {leaf.column} »",
            advice="Remplissez cette cellule, ou effacez la ligne si elle n'a pas lieu d'être.",
        )

    def _say_useless(self, line: Line, kind: NodeKind, rank: int, text: str) -> None:
        column = self._columns.get(rank)
        if column is None or column == NATURE:
            return  # la nature, ou une colonne déjà dite inconnue
        self.findings.warn(
            "valeur-sans-objet",
            self.table.place(line, rank),
            found=f"« {_short(text)} »",
            expected=f"rien : une ligne « {kind.name} » n'a pas de « {column} »",
            advice="Cette cellule n'est pas lue : déplacez-la sous la bonne colonne.",
        )

    @cached_property
    def _columns(self) -> dict[int, str]:
        return {rank: column for column, rank in self.ranks.items()}


def _join(first: dict[int, str], more: dict[int, str], nature: int) -> None:
    for rank, text in more.items():
        if rank != nature:
            first[rank] = first.get(rank, "") + text


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
