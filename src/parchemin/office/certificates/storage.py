"""The PDF files of the register, on disk: whole or absent, never half-written."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "parchemins"


def path_of(number: str) -> Path:
    """Where the PDF of that number stands; one folder per series and year."""
    return folder() / number.rsplit("-", 2)[0] / f"{number}.pdf"


def fingerprint(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@contextmanager
def staged(number: str, content: bytes) -> Iterator[Path]:
    """The content safe on disk under a passing name, gone again unless published meanwhile.

    Raises OSError when the disk is full or the folder cannot be written.
    """
    target = path_of(number)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=target.parent)
    passing = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield passing
    finally:
        passing.unlink(missing_ok=True)


def publish(passing: Path, number: str) -> None:
    """Give a staged file its name, in one step that survives a power cut."""
    target = path_of(number)
    passing.replace(target)
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def stored(number: str, sha256: str) -> bytes | None:
    """The file as it was issued; None when it is missing or no longer the same."""
    try:
        content = path_of(number).read_bytes()
    except OSError:
        return None
    return content if fingerprint(content) == sha256 else None
