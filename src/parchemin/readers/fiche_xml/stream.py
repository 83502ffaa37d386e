"""Fiches one after the other, in bounded memory, without entities nor network."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from parchemin.readers.archive.members import ARCHIVE, only_member
from parchemin.readers.diagnostics import UnreadableSource

LARGEST_FICHE = 16_000_000
"""Bytes of the largest FICHE element that is read; the largest known one is under 1 000 000."""

XmlSource = bytes | str | PathLike[str] | BinaryIO


class Truncated(Exception):
    """The XML stops being XML at ``line``; the fiches before it were read."""

    def __init__(self, line: int) -> None:
        super().__init__(f"XML coupé à la ligne {line}")
        self.line = line


class _Bounded:
    """A file that refuses to feed one FICHE beyond its limit."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fed = 0

    def read(self, size: int = 65_536) -> bytes:
        chunk = self._file.read(size)
        self.fed += len(chunk)
        if self.fed > LARGEST_FICHE:
            raise too_large()
        return chunk


def fiche_elements(source: XmlSource) -> Iterator[etree._Element]:
    """Each FICHE element in turn; it is emptied when the next one is asked for.

    Raises ``UnreadableSource`` on a document type (entities are refused), and ``Truncated`` where
    the XML is cut or malformed.
    """
    with _opened(source) as file:
        bounded = _Bounded(file)
        events = etree.iterparse(
            bounded,
            events=("start", "end"),
            tag=("FICHES", "FICHE"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        checked = False
        try:
            for event, element in events:
                if not checked:
                    _refuse_doctype(element)
                    checked = True
                if event == "end" and element.tag == "FICHE":
                    bounded.fed = 0
                    yield element
                    _forget(element)
        except etree.XMLSyntaxError as error:
            raise Truncated(error.lineno or 1) from None


def _opened(source: XmlSource) -> AbstractContextManager[BinaryIO]:
    """The file to read, or the one that an archive holds; one that the caller opened stays open."""
    if isinstance(source, bytes):
        return only_member(source) if source.startswith(ARCHIVE) else BytesIO(source)
    if isinstance(source, str | PathLike):
        return Path(source).open("rb")
    return nullcontext(source)


def _refuse_doctype(element: etree._Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        raise with_entities()


def too_large() -> UnreadableSource:
    """What is said of a fiche over ``LARGEST_FICHE``."""
    return UnreadableSource(
        f"Une fiche de cet export dépasse {LARGEST_FICHE // 1_000_000} Mo : le fichier est "
        "abîmé ou n'est pas l'export du registre ; téléchargez-le de nouveau.",
        code="fiche-trop-grosse",
    )


def with_entities() -> UnreadableSource:
    """What is said of an export that declares a document type."""
    return UnreadableSource(
        "Ce fichier XML déclare un type de document ou des entités, que Parchemin refuse par "
        "sécurité : l'export du registre n'en contient pas, téléchargez-le de nouveau.",
        code="xml-avec-entites",
    )


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]
