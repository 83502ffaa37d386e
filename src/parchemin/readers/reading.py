"""What a reader gives back."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic


@dataclass(frozen=True, kw_only=True)
class Source:
    """The document that was read.

    ``kind`` says what the content is (``fiche_page``, ``fiche_xml``, ``table``, ``programme``…);
    ``characters`` counts the decoded text, and is None for data that has no text of its own.
    """

    kind: str
    name: str
    sha256: str
    encoding: str
    characters: int | None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The certifications of one source, with everything that a person has to look at.

    ``transcript`` is the text that the spans count in when the file is no text itself (a Word
    document, a PDF, a workbook, a web page); None when they count in the file's own text.
    ``milestones`` say where one stands in the document, from a character of the transcript on.
    """

    source: Source
    certifications: tuple[Certification, ...]
    diagnostics: tuple[Diagnostic, ...]
    transcript: str | None = None
    milestones: tuple[tuple[int, str], ...] = ()


def source_of(
    kind: str, name: str, data: bytes, *, encoding: str, characters: int | None = None
) -> Source:
    """The source of these bytes, with their SHA-256."""
    return Source(
        kind=kind,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        characters=characters,
    )


@dataclass(frozen=True)
class Door:
    """A kind of data that is read as it is, without passing through a text.

    ``accepts`` looks at the content, never at the name; ``read`` raises ``UnreadableSource``.
    """

    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, str], Reading]
