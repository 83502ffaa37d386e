"""One door for every source: recognise it by its content, then read it."""

import hashlib
from collections.abc import Callable

from parchemin.domain.referentiel import Certification
from parchemin.readers.decoding import decode, source_text
from parchemin.readers.diagnostics import Findings
from parchemin.readers.fiche_page.reader import read_fiche_page
from parchemin.readers.kinds import kind_of_text, refuse_unknown
from parchemin.readers.reading import Reading, Source
from parchemin.readers.source_text import SourceText

TextReader = Callable[[SourceText, Findings], tuple[Certification, ...]]

_READERS: dict[str, TextReader] = {
    "fiche_page": read_fiche_page,
}


def read(data: bytes, name: str) -> Reading:
    """Read one document; ``name`` only serves to name it in sentences.

    Raises ``UnreadableSource``, with one French sentence, when the document is nothing that
    Parchemin reads; everything else that is wrong is a diagnostic of the reading.
    """
    findings = Findings()
    decoded, encoding = decode(data, name, findings)
    text = source_text(decoded, name, findings)
    kind = kind_of_text(text.text)
    if kind is None:
        refuse_unknown(text.text, name)
    certifications = _READERS[kind](text, findings)
    source = Source(
        kind=kind,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        characters=len(decoded),
    )
    return Reading(
        source=source, certifications=certifications, diagnostics=tuple(findings.found)
    )
