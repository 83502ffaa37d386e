"""What a reader says about its source: diagnostics with a place, and the one refusal.

A source that Parchemin can name but not read raises ``UnreadableSource``. A source that it reads,
even badly, gives a ``Reading`` whose diagnostics say what was lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from parchemin.domain.errors import ParcheminError
from parchemin.readers.source_text import Piece


class Severity(StrEnum):
    """``erreur`` loses a value, ``avertissement`` asks for a choice, ``information`` for a look."""

    ERROR = "erreur"
    WARNING = "avertissement"
    INFORMATION = "information"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where: the main line (from 1), all the lines concerned, the XML element, and a sentence.

    ``column`` (from 1) is where on the main line, when it is known.
    """

    line: int | None = None
    lines: tuple[int, ...] = ()
    element: str | None = None
    sentence: str = ""
    column: int | None = None


@dataclass(frozen=True, kw_only=True)
class Alternative:
    """One way to settle what the text leaves open, for a person to choose.

    ``label`` is a French sentence; ``value`` is what choosing it writes at ``path``, both in the
    form of the reading document (docs/formats/lecture.md): ``blocks.0.assessments.1.kind``.
    """

    label: str
    path: str
    value: Any


@dataclass(frozen=True, kw_only=True)
class Diagnostic:
    """One finding: its stable ``code``, its place, and three French sentences for the user.

    ``alternatives`` are the readings to choose from; none of them has been stored.
    """

    severity: Severity
    code: str
    place: Place
    found: str
    expected: str
    advice: str
    alternatives: tuple[Alternative, ...] = ()


class UnreadableSource(ParcheminError):
    """The source is refused; the text is one French sentence, ``code`` is stable."""

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.code = code


def at(*pieces: Piece, sentence: str = "") -> Place:
    """The place of one or more pieces of a text; the sentence names the lines when not given."""
    lines = tuple(dict.fromkeys(piece.line for piece in pieces))
    return Place(line=lines[0] if lines else None, lines=lines, sentence=sentence or named(lines))


def named(lines: tuple[int, ...]) -> str:
    """« ligne 3 », « lignes 3 et 4 », « lignes 3, 4 et 9 »."""
    *first, last = map(str, lines)
    return f"lignes {', '.join(first)} et {last}" if first else f"ligne {last}"


def whole(sentence: str = "ensemble du document") -> Place:
    """The place of something that stands nowhere in the source, because it is missing."""
    return Place(sentence=sentence)


@dataclass
class Findings:
    """The diagnostics of one reading, in the order they are met."""

    found: list[Diagnostic] = field(default_factory=list)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    def error(self, code: str, place: Place, *, found: str, expected: str, advice: str) -> None:
        self._add(Severity.ERROR, code, place, (found, expected, advice))

    def warn(self, code: str, place: Place, *, found: str, expected: str, advice: str) -> None:
        self._add(Severity.WARNING, code, place, (found, expected, advice))

    def ask(
        self,
        code: str,
        place: Place,
        *,
        found: str,
        expected: str,
        advice: str,
        alternatives: tuple[Alternative, ...],
    ) -> None:
        """Warn, and offer the readings to choose from."""
        self._add(Severity.WARNING, code, place, (found, expected, advice), alternatives)

    def inform(self, code: str, place: Place, *, found: str, expected: str, advice: str) -> None:
        self._add(Severity.INFORMATION, code, place, (found, expected, advice))

    def _add(
        self,
        severity: Severity,
        code: str,
        place: Place,
        sentences: tuple[str, str, str],
        alternatives: tuple[Alternative, ...] = (),
    ) -> None:
        found, expected, advice = sentences
        self.found.append(
            Diagnostic(
                severity=severity,
                code=code,
                place=place,
                found=found,
                expected=expected,
                advice=advice,
                alternatives=alternatives,
            )
        )
