"""One table of a file written by hand, read field by field; every fault is said, none stops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from rapidfuzz import process

from parchemin.readers.diagnostics import Findings
from parchemin.readers.toml_source import Path, TomlSource

V = TypeVar("V")
_NEAR = 60
_USUAL = {"vae": "experience"}
"""What people say for a word of the files, too far from it to be near."""


def nearest(word: str, known: Iterable[str]) -> str:
    """« écrivez plutôt … » with the nearest known word, or the list of them."""
    words = list(known)
    if (usual := _USUAL.get(word.lower(), "")) in words:
        return f"Écrivez plutôt « {usual} »."
    best = process.extractOne(word, words, score_cutoff=_NEAR)
    if best is not None:
        return f"Écrivez plutôt « {best[0]} »."
    return f"Mots possibles : {', '.join(words)}."


def as_written(value: Any) -> str:
    """A value as TOML writes it, texts without their quotes."""
    match value:
        case bool():
            return "true" if value else "false"
        case list():
            return f"[{', '.join(map(as_written, value))}]"
        case dict():
            inside = ", ".join(f"{name} = {as_written(item)}" for name, item in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case _:
            return str(value)


@dataclass
class Table:
    """A table of the file; ``used`` gathers the fields that something has read."""

    source: TomlSource
    path: Path
    values: Mapping[str, Any]
    findings: Findings
    used: set[str] = field(default_factory=set)

    def has(self, name: str) -> bool:
        """Whether the field is written."""
        return name in self.values

    def fault(self, name: str, code: str, found: str, expected: str, advice: str) -> None:
        """Say what is wrong with one field."""
        place = self.source.place((*self.path, name) if name else self.path)
        self.findings.error(code, place, found=found, expected=expected, advice=advice)

    def text(self, name: str, *, needed: bool = True) -> str:
        """A text; empty when it is missing, which is a fault when it is needed."""
        value = self._take(name, needed=needed)
        if value is None:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            self._wrong(name, value, "un texte entre guillemets")
            return ""
        return value.strip()

    def integer(self, name: str, *, least: int = 1, needed: bool = True) -> int | None:
        """A whole number, ``least`` or more."""
        value = self._take(name, needed=needed)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < least:
            self._wrong(name, value, f"un nombre entier à partir de {least}")
            return None
        return value

    def decimal(self, name: str, *, needed: bool = True) -> Decimal | None:
        """A number, written 12, 12.5 or "12,5"."""
        value = self._take(name, needed=needed)
        if value is None:
            return None
        number = _number(value)
        if not number.is_finite():
            self._wrong(name, value, "un nombre")
            return None
        return number

    def day(self, name: str, *, needed: bool = True) -> date | None:
        """A date, written 2026-06-15 without quotes."""
        value = self._take(name, needed=needed)
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            self._wrong(name, value, "une date sans guillemets, par exemple 2026-06-15")
            return None
        return value

    def flag(self, name: str) -> bool:
        """True or false; false when it is not written."""
        value = self._take(name, needed=False)
        if value is not None and not isinstance(value, bool):
            self._wrong(name, value, "true ou false, sans guillemets")
        return value is True

    def word(self, name: str, known: Mapping[str, V], *, needed: bool = True) -> V | None:
        """One of the known words, as what it stands for."""
        value = self._take(name, needed=needed)
        if value is None:
            return None
        return self._known(name, value, known)

    def words(self, name: str, known: Mapping[str, V], *, needed: bool = True) -> tuple[V, ...]:
        """Several known words, one alone being allowed without brackets."""
        value = self._take(name, needed=needed)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        if needed and not items:
            self._wrong(name, value, f"au moins un de ces mots : {', '.join(known)}")
        found = [
            self._known(name, item, known, rank if isinstance(value, list) else None)
            for rank, item in enumerate(items)
        ]
        return tuple(item for item in found if item is not None)

    def texts(self, name: str, *, needed: bool = True, none: bool = False) -> tuple[str, ...]:
        """Several texts; ``none`` when an empty list says something by itself."""
        value = self._take(name, needed=needed)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong(name, value, 'une liste de textes, par exemple ["a", "b"]')
            return ()
        if needed and not (value or none):
            self._wrong(name, value, 'une liste d\'au moins un texte, par exemple ["a"]')
        return tuple(value)

    def amounts(self, name: str, *, needed: bool = True) -> tuple[tuple[str, Decimal], ...]:
        """A number above zero by name, in the order of the file: { jury = 50, tuteur = 20 }."""
        value = self._take(name, needed=needed)
        if value is None:
            return ()
        found = value if isinstance(value, Mapping) else {}
        read = tuple((each, _amount(number)) for each, number in found.items())
        if not read or any(number <= 0 for _, number in read):
            self._wrong(
                name, value, "un nombre plus grand que 0 par nom, { jury = 50, tuteur = 20 }"
            )
            return ()
        return read

    def raw(self, name: str) -> Any:
        """A value as it is written, to be read by the caller."""
        return self._take(name, needed=False)

    def finish(self) -> None:
        """Say which fields nobody knows."""
        for name in self.values:
            if name not in self.used:
                self.findings.error(
                    "mot-inconnu",
                    self.source.place((*self.path, name), name=True),
                    found=f"« {name} »",
                    expected=f"un de ces mots : {', '.join(sorted(self.used))}",
                    advice=nearest(name, sorted(self.used)),
                )

    def _take(self, name: str, *, needed: bool) -> Any:
        self.used.add(name)
        if name in self.values:
            return self.values[name]
        if needed:
            self.fault(
                "", "champ-absent", f"pas de « {name} »", f"{name} = …", f"Écrivez « {name} »."
            )
        return None

    def _known(
        self, name: str, value: Any, known: Mapping[str, V], rank: int | None = None
    ) -> V | None:
        if isinstance(value, str) and value in known:
            return known[value]
        expected = f"un de ces mots : {', '.join(known)}"
        path: Path = (*self.path, name) if rank is None else (*self.path, name, rank)
        self.findings.error(
            "valeur-inconnue",
            self.source.place(path),
            found=f"« {as_written(value)} »",
            expected=expected,
            advice=nearest(str(value), known),
        )
        return None

    def _wrong(self, name: str, value: Any, expected: str) -> None:
        advice = f"Corrigez la valeur de « {name} »."
        self.fault(name, "valeur-impossible", f"« {as_written(value)} »", expected, advice)


def _number(value: Any) -> Decimal:
    """12, 12.5 or "12,5"; not a number when it is anything else."""
    try:
        return Decimal("NaN" if isinstance(value, bool) else str(value).replace(",", "."))
    except InvalidOperation:
        return Decimal("NaN")


def _amount(value: Any) -> Decimal:
    """A finite number, zero when it is not one."""
    number = _number(value)
    return number if number.is_finite() else Decimal(0)


def tables(parent: Table, name: str) -> list[Table]:
    """The tables of a list, one alone being allowed without the list."""
    value = parent.raw(name)
    if value is None:
        return []
    items = value if isinstance(value, list) else [value]
    made: list[Table] = []
    for rank, item in enumerate(items):
        path = (*parent.path, name, rank) if isinstance(value, list) else (*parent.path, name)
        if isinstance(item, Mapping):
            made.append(Table(parent.source, path, item, parent.findings))
        else:
            parent.fault(
                name,
                "valeur-impossible",
                f"« {as_written(item)} »",
                f"une table [[{name}]]",
                f"Écrivez « {name} » en tables.",
            )
    return made
