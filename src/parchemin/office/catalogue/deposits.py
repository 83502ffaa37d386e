"""The exports that a screen received, kept until their import is over."""

import shutil
from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """Where they are kept."""
    return Path(settings.MEDIA_ROOT) / "exports"


def keep(path: Path, sha256: str) -> str:
    """Copy a received file, whole or not at all; the name it is kept under."""
    folder().mkdir(parents=True, exist_ok=True)
    passing = folder() / f"{sha256}.part"
    shutil.copyfile(path, passing)
    passing.replace(folder() / sha256)
    return sha256


def path_of(name: str) -> Path:
    """The path of a kept file."""
    return folder() / name


def is_kept(name: str) -> bool:
    """Whether that file is still there."""
    return bool(name) and path_of(name).is_file()


def forget(name: str) -> None:
    """Erase a file whose import is over."""
    if name:
        path_of(name).unlink(missing_ok=True)
