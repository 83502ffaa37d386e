"""A deposited règlement controlled without keeping anything: all its faults, beside its text."""

from collections.abc import Iterable
from dataclasses import dataclass

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Diagnostic, Findings, Severity
from parchemin.readers.reglement import read_reglement
from parchemin.readers.toml_source import parse_toml

MOST_LINES = 6000


@dataclass(frozen=True)
class Line:
    """One line of the text: its number, its words before and from the first column at fault."""

    number: int
    text: str
    marked: str
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
        _line(place, words, rows.get(place, []))
        for place, words in enumerate(text.splitlines()[:MOST_LINES], start=1)
    )
    return CheckedText(text, findings, lines, source is not None, str(number))


def _line(number: int, words: str, found: list[tuple[int, Diagnostic]]) -> Line:
    """A line cut where its first error begins, when the reader says the column."""
    columns = [
        finding.place.column - 1
        for _, finding in found
        if finding.place.column and finding.place.line == number
        and finding.severity is Severity.ERROR
    ]  # fmt: skip
    at = min(columns, default=len(words))
    return Line(number, words[:at], words[at:], tuple(found))


def _told(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors first, each kind by line."""
    order = list(Severity)
    return sorted(diagnostics, key=lambda each: order.index(each.severity))
