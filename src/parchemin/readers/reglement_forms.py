"""What a person fills in for each line of a règlement, asked of the parsers that read the lines.

No list of fields is kept beside the parsers: each parser is run on a table that answers whatever
it is asked and remembers the question. A rule added to a parser has its fields here at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from parchemin.readers.diagnostics import Findings
from parchemin.readers.reglement_schema import LAW, REGLEMENT, Schema, parser_of
from parchemin.readers.reglement_values import Parser
from parchemin.readers.toml_source import TomlSource
from parchemin.readers.toml_table import Table

V = TypeVar("V")
RULE = "regle"


class Box(StrEnum):
    """What is typed for one field of a line."""

    WORD = "un mot parmi"
    WORDS = "des mots parmi"
    TEXT = "un texte"
    TEXTS = "des textes"
    WHOLE = "un nombre entier"
    NUMBER = "un nombre"
    DAY = "un jour"
    FLAG = "oui ou non"
    PAIRS = "un nombre par nom"
    GROUPS = "des textes par nom"
    TOML = "une valeur TOML"


_RAW = {"sieges": Box.PAIRS, "par_college": Box.PAIRS, "options": Box.GROUPS}
"""What is typed for the fields that a parser reads as they are written; TOML for the others."""


@dataclass(frozen=True)
class FieldForm:
    """One field: its name in the file, what is typed, whether the reader asks for it.

    ``words`` are the words to choose from, ``least`` the smallest whole number. ``empty`` tells
    that no text at all says something by itself.
    """

    name: str
    box: Box
    needed: bool
    words: tuple[str, ...] = ()
    least: int = 1
    empty: bool = False


@dataclass(frozen=True)
class LineForm:
    """One line: the words « regle » may take, and the fields that each of them asks for.

    A line without « regle » has no words, and its fields under the empty word. ``several`` tells
    that the line may hold a list of words, which then apply together.
    """

    words: tuple[str, ...]
    several: bool
    fields: Mapping[str, tuple[FieldForm, ...]]

    def asked(self, words: tuple[str, ...]) -> tuple[FieldForm, ...]:
        """The fields that these words ask for, each once."""
        found = {each.name: each for word in words or ("",) for each in self.fields.get(word, ())}
        return tuple(found.values())


@dataclass
class _Asked(Table):
    """A table that has every field, and remembers which ones a parser reads."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    full: bool = True
    fields: dict[str, FieldForm] = field(default_factory=dict)

    def has(self, name: str) -> bool:  # noqa: ARG002 - tous les champs sont écrits, ou aucun
        return self.full

    def fault(self, name: str, code: str, found: str, expected: str, advice: str) -> None:
        """Nothing is wrong with an answer that was made up."""

    def text(self, name: str, *, needed: bool = True) -> str:
        self._ask(FieldForm(name, Box.TEXT, needed))
        return name

    def integer(self, name: str, *, least: int = 1, needed: bool = True) -> int | None:
        self._ask(FieldForm(name, Box.WHOLE, needed, least=least))
        return max(least, 1)

    def decimal(self, name: str, *, needed: bool = True) -> Decimal | None:
        self._ask(FieldForm(name, Box.NUMBER, needed))
        return Decimal(1)

    def day(self, name: str, *, needed: bool = True) -> date | None:
        self._ask(FieldForm(name, Box.DAY, needed))
        return date(2000, 1, 1)

    def flag(self, name: str) -> bool:
        self._ask(FieldForm(name, Box.FLAG, needed=False))
        return True

    def word(self, name: str, known: Mapping[str, V], *, needed: bool = True) -> V | None:
        self._ask(FieldForm(name, Box.WORD, needed, tuple(known)))
        return self._chosen(name, known)

    def words(self, name: str, known: Mapping[str, V], *, needed: bool = True) -> tuple[V, ...]:
        self._ask(FieldForm(name, Box.WORDS, needed, tuple(known)))
        chosen = self._chosen(name, known)
        return () if chosen is None else (chosen,)

    def texts(self, name: str, *, needed: bool = True, none: bool = False) -> tuple[str, ...]:
        self._ask(FieldForm(name, Box.TEXTS, needed, empty=none))
        return (name,)

    def amounts(self, name: str, *, needed: bool = True) -> tuple[tuple[str, Decimal], ...]:
        self._ask(FieldForm(name, Box.PAIRS, needed))
        return ((name, Decimal(1)),)

    def _take(self, name: str, *, needed: bool) -> Any:
        self._ask(FieldForm(name, _RAW.get(name, Box.TOML), needed or name in _RAW))

    def _ask(self, asked: FieldForm) -> None:
        self.used.add(asked.name)
        self.fields.setdefault(asked.name, asked)

    def _chosen(self, name: str, known: Mapping[str, V]) -> V | None:
        if name in self.chosen:
            return known.get(self.chosen[name])
        return next(iter(known.values()), None)


def line_form(path: tuple[str, ...], schema: Schema = REGLEMENT) -> LineForm | None:
    """What to fill in for the line of that path; None when it is not a line by itself."""
    parse = parser_of(schema, path)
    return None if parse is None else form_of(parse)


@cache
def form_of(parse: Parser) -> LineForm:
    """The words and fields of what one parser reads."""
    first = _run(parse, {}, full=True)
    rule = first.get(RULE)
    words = rule.words if rule else ()
    return LineForm(
        words=words,
        several=rule is not None and rule.box is Box.WORDS,
        fields={word: tuple(_fields(parse, word)) for word in words or ("",)},
    )


def every_line() -> Iterator[tuple[tuple[str, ...], LineForm]]:
    """Each line that a règlement may hold, with its form, in the order of the language."""
    for path, parse in REGLEMENT.items():
        yield path, form_of(parse)


def law_lines() -> Iterator[tuple[tuple[str, ...], LineForm]]:
    """The same for the lines of the law, which nobody fills in."""
    for path, parse in LAW.items():
        yield path, form_of(parse)


def _fields(parse: Parser, word: str) -> list[FieldForm]:
    """The fields met whatever else is chosen; needed when every run asks for them."""
    chosen = {RULE: word} if word else {}
    first = _run(parse, chosen, full=True)
    others = [
        {**chosen, name: other}
        for name, asked in first.items()
        if name != RULE
        for other in asked.words[1:]
    ]
    runs = [first, _run(parse, chosen, full=False)]
    runs += [_run(parse, each, full=True) for each in others]
    found = {name: asked for run in runs for name, asked in run.items() if name != RULE}
    return [
        replace(asked, needed=all(name in run and run[name].needed for run in runs))
        for name, asked in found.items()
    ]


def _run(parse: Parser, chosen: Mapping[str, str], *, full: bool) -> dict[str, FieldForm]:
    table = _Asked(TomlSource({}, {}), (), {}, Findings(), chosen=chosen, full=full)
    parse(table)
    return table.fields
