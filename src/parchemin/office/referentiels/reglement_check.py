"""A deposited règlement controlled without keeping anything: all its faults, beside its text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.reglement import read_reglement
from parchemin.readers.toml_source import parse_toml

MOST_LINES = 6000
NAMED = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Line:
    """One line of the text: its number, its words around the column at fault, its faults."""

    number: int
    text: str
    findings: tuple[tuple[int, Diagnostic], ...]

    @property
    def severity(self) -> str:
        """The worst of its faults, empty when it has none."""
        said = {finding.severity for _, finding in self.findings}
        return next((each.value for each in Severity if each in said), "")


@dataclass(frozen=True)
class CheckedText:
    """A text, its faults numbered from 1, its lines; ``readable`` when it is TOML at all."""

    text: str
    findings: tuple[tuple[int, Diagnostic], ...]
    lines: tuple[Line, ...]
    readable: bool
    number: str

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for _, finding in self.findings)

    @property
    def sentence(self) -> str:
        """How many of each kind of finding, in words."""
        if not self.findings:
            return "Aucune faute : ce règlement se lit en entier."
        counts = [(each, self._count(each)) for each in Severity]
        said = ", ".join(counted(count, each.value) for each, count in counts if count)
        return f"{said[:1].upper()}{said[1:]}."

    def _count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for _, finding in self.findings)


def checked_text(text: str, diagnostics: Iterable[Diagnostic] | None = None) -> CheckedText:
    """Read a règlement and lay each finding on its line; nothing is kept."""
    said = _told(read_reglement(text).diagnostics if diagnostics is None else diagnostics)
    source = parse_toml(text, Findings())
    number = source.data.get("certification", "") if source else ""
    findings = tuple(enumerate(said, start=1))
    rows: dict[int, list[tuple[int, Diagnostic]]] = {}
    for rank, finding in findings:
        for line in finding.place.lines or ():
            rows.setdefault(line, []).append((rank, finding))
    lines = tuple(
        Line(place, words, tuple(rows.get(place, ())))
        for place, words in enumerate(text.splitlines()[:MOST_LINES], start=1)
    )
    return CheckedText(text, findings, lines, source is not None, str(number))


def _told(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors first, each kind by line; a rule at fault is not said to be silent as well."""
    said = list(diagnostics)
    wrong = {line for each in said if each.severity is Severity.ERROR for line in _around(each)}
    kept = [each for each in said if each.code != "texte-muet" or not wrong & set(_around(each))]
    order = list(Severity)
    return sorted(kept, key=lambda each: order.index(each.severity))


def _around(finding: Diagnostic) -> tuple[str, ...]:
    """The names of the line that a finding is about, and of the table around it."""
    found = NAMED.search(finding.place.sentence)
    name = found[1] if found else ""
    return (name, name.rpartition(".")[0]) if finding.severity is Severity.ERROR else (name,)
