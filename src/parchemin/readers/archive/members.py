"""The files of a ZIP archive, read no further than a limit."""

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING

from parchemin.readers.diagnostics import UnreadableSource

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

ARCHIVE = b"PK\x03\x04"
"""The first bytes of a ZIP archive."""

LARGEST_MEMBER = 1_000_000_000
"""Bytes read from one file of an archive; the register's XML export takes about 570 000 000."""

_START = 16
_LARGEST_RATIO = 200
"""How many times its packed size a file may take; texts pack about ten times, bombs a thousand."""


class Unpacked(io.RawIOBase):
    """A file of an archive as a stream; raises ``UnreadableSource`` beyond its limit."""

    def __init__(self, file: IO[bytes], name: str, most: int) -> None:
        self._file = file
        self._name = name
        self._most = most
        self._fed = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Fill the buffer with what comes next; 0 at the end of the file."""
        with memoryview(buffer).cast("B") as view:
            chunk = self._next(len(view))
            view[: len(chunk)] = chunk
        return len(chunk)

    def _next(self, wanted: int) -> bytes:
        try:
            chunk = self._file.read(wanted)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
            raise UnreadableSource(
                f"« {self._name} » est abîmé dans son archive : téléchargez l'archive de nouveau.",
                code="archive-abimee",
            ) from None
        self._fed += len(chunk)
        if self._fed > self._most:
            raise UnreadableSource(
                f"« {self._name} » se déplie au-delà de toute taille attendue "
                f"({self._most // 1_000_000} Mo) : l'archive est abîmée ou piégée ; téléchargez-la "
                "de nouveau depuis sa source.",
                code="archive-demesuree",
            )
        return chunk


def is_document(info: zipfile.ZipInfo) -> bool:
    """Whether this is a file of the archive, and not what a Mac adds to it."""
    name = info.filename
    return bool(name) and not info.is_dir() and not name.startswith("__MACOSX/")


def only_member(data: bytes) -> io.BufferedReader:
    """The first XML document of an archive, as a stream; raises ``UnreadableSource``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        files = (opened(archive, info) for info in archive.infolist() if is_document(info))
        return next(file for file in files if b"<" in file.peek(_START)[:_START])
    except (zipfile.BadZipFile, StopIteration):
        raise UnreadableSource(
            "L'archive est abîmée ou vide : téléchargez-la de nouveau.", code="archive-abimee"
        ) from None


def opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedReader:
    """One file of the archive; raises ``UnreadableSource`` when it cannot be opened."""
    most = min(LARGEST_MEMBER, max(1_000_000, info.compress_size * _LARGEST_RATIO))
    try:
        return io.BufferedReader(Unpacked(archive.open(info), info.filename, most))
    except (RuntimeError, NotImplementedError, ValueError, OSError, zipfile.BadZipFile):
        raise UnreadableSource(
            f"« {info.filename} » ne peut pas être ouvert dans son archive, qui est protégée par un "
            "mot de passe ou abîmée : décompressez-la, puis donnez le fichier lui-même.",
            code="archive-fermee",
        ) from None
