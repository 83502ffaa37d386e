"""One door for every source: recognise it by its content, then read it."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from parchemin.domain.referentiel import Certification
from parchemin.readers.bloc_checks import check_blocs
from parchemin.readers.decoding import decode, refuse_too_large, source_text
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.fiche_page.reader import read_fiche_page
from parchemin.readers.fiche_xml.reader import read_fiches
from parchemin.readers.kinds import kind_of_text, refuse_unknown
from parchemin.readers.programme.reader import read_programme
from parchemin.readers.reading import Reading, Source
from parchemin.readers.source_text import SourceText
from parchemin.readers.table.reader import read_table

TextReader = Callable[[SourceText, Findings], tuple[Certification, ...]]

_READERS: dict[str, TextReader] = {
    "fiche_page": read_fiche_page,
    "table": read_table,
    "programme": read_programme,
}
_HEAD = 65_536
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_FICHES = re.compile(rb"<FICHES[\s/>]")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding=["']([\w.-]{1,40})["']""")


def read(data: bytes, name: str) -> Reading:
    """Read one document; ``name`` only serves to name it in sentences.

    Raises ``UnreadableSource``, with one French sentence, when the document is nothing that
    Parchemin reads. Everything else that is wrong is a diagnostic of the reading; a cut XML export
    may so give a reading without certification.
    """
    if is_register_export(data[:_HEAD]):
        return _read_export(data, name)
    findings = Findings()
    decoded, encoding = decode(data, name, findings)
    text = source_text(decoded, name, findings)
    kind = kind_of_text(text.text)
    if kind is None:
        refuse_unknown(text.text, name)
    certifications = _READERS[kind](text, findings)
    for certification in certifications:
        check_blocs(certification, findings)
    return Reading(
        source=_source(kind, name, data, encoding, len(decoded)),
        certifications=certifications,
        diagnostics=tuple(findings.found),
    )


def read_file(path: Path) -> Reading:
    """Read a file; an oversized text is refused before it is loaded."""
    try:
        with path.open("rb") as file:
            if not is_register_export(file.read(_HEAD)):
                refuse_too_large(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(
            f"« {path} » ne peut pas être lu ({error.strerror}) : vérifiez le chemin du fichier et "
            "vos droits de lecture.",
            code="fichier-illisible",
        ) from None
    return read(data, path.name)


def is_register_export(head: bytes) -> bool:
    """Whether these first bytes open the register's XML export."""
    return bool(_XML.match(head)) and bool(_FICHES.search(head))


def _read_export(data: bytes, name: str) -> Reading:
    readings = list(read_fiches(data))
    declared = _ENCODING.search(data[:200])
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    found = tuple(fiche.certification for fiche in readings if fiche.certification)
    return Reading(
        source=_source("fiche_xml", name, data, encoding, None),
        certifications=found,
        diagnostics=tuple(said for fiche in readings for said in fiche.diagnostics),
    )


def _source(kind: str, name: str, data: bytes, encoding: str, characters: int | None) -> Source:
    return Source(
        kind=kind,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=encoding,
        characters=characters,
    )
