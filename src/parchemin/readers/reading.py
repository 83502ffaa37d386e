"""What a reader gives back."""

from dataclasses import dataclass

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic


@dataclass(frozen=True, kw_only=True)
class Source:
    """The document that was read.

    ``kind`` is ``fiche_page``, ``fiche_xml``, ``table`` or ``programme``; ``characters`` counts the
    decoded text, and is None for an XML file, which is never decoded as a whole.
    """

    kind: str
    name: str
    sha256: str
    encoding: str
    characters: int | None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The certifications of one source, with everything that a person has to look at."""

    source: Source
    certifications: tuple[Certification, ...]
    diagnostics: tuple[Diagnostic, ...]
