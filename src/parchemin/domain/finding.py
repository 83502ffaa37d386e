"""What a check found wrong in data, said so that a secretariat can put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the act is stopped or only a person warned."""

    ERROR = "erreur"
    WARNING = "avertissement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of one field; ``found``, ``expected`` and ``advice`` are French, for the user.

    ``code`` is stable and meant for tests and filters; ``field`` names the attribute at fault.
    """

    severity: Severity
    code: str
    field: str
    found: str
    expected: str
    advice: str

    @property
    def sentence(self) -> str:
        """The finding as one French sentence or more: found, expected, what to do."""
        return f"{self.found} ; attendu : {self.expected}. {self.advice}"

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.ERROR


def error(code: str, field: str, found: str, expected: str, advice: str) -> Finding:
    """A finding that stops the act."""
    return Finding(
        severity=Severity.ERROR,
        code=code,
        field=field,
        found=found,
        expected=expected,
        advice=advice,
    )


def warning(code: str, field: str, found: str, expected: str, advice: str) -> Finding:
    """A finding that a person has to look at, without stopping."""
    return Finding(
        severity=Severity.WARNING,
        code=code,
        field=field,
        found=found,
        expected=expected,
        advice=advice,
    )


def quoted(text: str) -> str:
    """A text between French quotation marks, or the word for an empty one."""
    return f"« {text} »" if text else "vide"


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stop the act."""
    return tuple(finding for finding in findings if finding.blocks)
