"""The bytes of each fiche of an export, found without parsing what lies around them.

Each fiche can then be parsed alone: one that is malformed stops nobody else, and one whose bytes
are known needs no parsing at all.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_xml.stream import LARGEST_FICHE, Truncated, too_large, with_entities

READ_AT_ONCE = 1 << 20
_OPEN, _CLOSE, _END = b"<FICHE>", b"</FICHE>", b"</FICHES>"
_NUMBER = re.compile(rb"<NUMERO_FICHE>\s*([A-Z]+[0-9]+)\s*</NUMERO_FICHE>")
_HEAD = 2_000
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_ENCODING = re.compile(rb"""<\?xml[^>]{0,80}?encoding=["']([\w.-]{1,40})["']""")
_SINGLE_BYTE = frozenset({"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252"})
"""Encodings in which the tags are written as in ASCII."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A fiche as it stands in its export: rank from 1, line of its first tag, bytes, encoding.

    ``position`` counts the bytes of the export up to its end.
    """

    rank: int
    line: int
    position: int
    data: bytes
    encoding: str

    @property
    def number(self) -> str:
        """The number of the fiche as its first characters give it; empty when they do not."""
        found = _NUMBER.search(self.data, 0, _HEAD)
        return found[1].decode("ascii") if found else ""


def fiche_chunks(file: BinaryIO) -> Iterator[Chunk]:
    """Each ``<FICHE>…</FICHE>`` in turn, in bounded memory.

    Raises ``UnreadableSource`` on a document type, an encoding in which tags cannot be told, or a
    fiche over 16 MB, and ``Truncated`` when the export stops before ``</FICHES>``.
    """
    buffer, at = file.read(READ_AT_ONCE), 0
    encoding = _encoding(buffer)
    rank, line, position = 0, 1, 0
    while True:
        start = buffer.find(_OPEN, at)
        end = _end(buffer, start) if start >= 0 else -1
        if end < 0:
            _refuse(buffer if rank == 0 else b"", len(buffer) - max(start, at))
            more = file.read(READ_AT_ONCE)
            if not more:
                break
            position += at
            buffer, at = buffer[at:] + more, 0
            continue
        if rank == 0:
            _refuse(buffer[:start], 0)
        rank, line = rank + 1, line + buffer.count(b"\n", at, start)
        yield Chunk(rank, line, position + end, buffer[start:end], encoding)
        line += buffer.count(b"\n", start, end)
        at = end
    if buffer.find(_END, at) < 0:
        raise Truncated(line + buffer.count(b"\n", at))


def _end(buffer: bytes, start: int) -> int:
    """Where the fiche that opens at ``start`` ends, -1 when it is not all there.

    A closing tag that a CDATA section quotes closes nothing.
    """
    end = buffer.find(_CLOSE, start)
    while end >= 0:
        if buffer.find(_CDATA, start, end) < 0:
            return end + len(_CLOSE)
        quoted = buffer.rfind(_CDATA, start, end)
        if buffer.find(_CDATA_END, quoted, end) >= 0:
            return end + len(_CLOSE)
        end = buffer.find(_CLOSE, end + 1)
    return -1


def _encoding(head: bytes) -> str:
    """The declared encoding, as Python names it; UTF-8 when there is none."""
    declared = _ENCODING.search(head[:200])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = name
    if known not in _SINGLE_BYTE or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableSource(
            f"Ce fichier est écrit en « {name} », ou dans un encodage qu'il ne dit pas : l'export du "
            "registre est en UTF-8, téléchargez-le de nouveau.",
            code="export-encodage",
        )
    return known


def _refuse(head: bytes, waiting: int) -> None:
    if b"<!DOCTYPE" in head:
        raise with_entities()
    if waiting > LARGEST_FICHE:
        raise too_large()
