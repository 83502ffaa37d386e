"""PDF streams that unfold out of all proportion, found before anything opens them."""

import re
import zlib

from parchemin.readers.diagnostics import UnreadableSource

LARGEST_STREAM, LARGEST_STREAMS = 32_000_000, 96_000_000
"""Bytes of one stream once unfolded, and of all of them; pictures are never unfolded."""

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY, _STEP = 600, 65_536


def refuse_bombs(data: bytes, name: str) -> None:
    """Raises ``UnreadableSource`` when a stream, or all of them, unfold beyond the bounds."""
    left = LARGEST_STREAMS
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _DICTIONARY) : found.start()]
        described = before[before.rfind(b" obj") + 1 :]
        if b"Fl" not in described or b"/Image" in described:
            continue
        left -= _unfolded(data, found.end(), min(left, LARGEST_STREAM))
        if left < 0 or described.count(b"/Fl") > 1:
            raise UnreadableSource(
                f"« {name} » se déplie en un document bien plus grand qu'un référentiel, comme un "
                "fichier piégé : ne l'ouvrez pas, et demandez un autre fichier à son auteur.",
                code="document-demesure",
            )


def _unfolded(data: bytes, start: int, most: int) -> int:
    """How many bytes the stream that starts there unfolds to, ``most`` and some more at most."""
    flate = zlib.decompressobj()
    size, position = 0, start
    while not flate.eof and position < len(data) and size <= most:
        rest = data[position : position + _STEP]
        position += _STEP
        while rest and size <= most:
            try:
                size += len(flate.decompress(rest, _STEP * 16))
            except zlib.error:
                return size
            rest = flate.unconsumed_tail
    return size if size <= most else LARGEST_STREAMS + 1
