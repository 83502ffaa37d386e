"""The XML of an export, straight from its zip or bare, with its register and its date."""

import hashlib
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted

_NUMBER = re.compile(rb"<NUMERO_FICHE>\s*(RNCP|RS)")
_DATE = re.compile(r"(20\d\d)[-_](\d\d)[-_](\d\d)")
LARGEST = 8_000_000_000
"""Bytes of XML beyond which a zip is a trap; the whole register holds under a tenth of it."""
AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Opened:
    """One XML export: its file, the member of the zip (empty for bare XML), its size in bytes.

    ``register`` is that of its first fiche, empty without one; ``dated`` is read in the names.
    """

    path: Path
    member: str
    size: int
    register: str
    dated: date | None

    @property
    def name(self) -> str:
        return self.member.rpartition("/")[2] or self.path.name

    @contextmanager
    def stream(self) -> Iterator[BinaryIO]:
        """The bytes of the XML, from the first one."""
        if not self.member:
            with self.path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
            yield cast("BinaryIO", file)


def opened(path: Path, name: str = "") -> Opened:
    """What that file holds; ``name`` is the one it was given under, its own by default.

    Raises RefusedAct, with a sentence, on anything but an XML export or a zip that holds one.
    """
    shown = name or path.name
    if not path.is_file():
        raise RefusedAct(f"« {shown} » n'existe pas, ou n'est pas un fichier : vérifiez le chemin.")
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.startswith(b"PK"):
        if b"<" not in head:
            raise RefusedAct(
                f"« {shown} » n'est ni un zip ni un XML : donnez l'export XML du registre "
                "(export-fiches-rncp-v4-1-AAAA-MM-JJ.zip), tel qu'il se télécharge."
            )
        return _described(path, "", path.stat().st_size, shown)
    member = _member(path, shown)
    return _described(path, member.filename, member.file_size, shown)


def _member(path: Path, shown: str) -> zipfile.ZipInfo:
    try:
        with zipfile.ZipFile(path) as archive:
            found = [each for each in archive.infolist() if each.filename.lower().endswith(".xml")]
    except zipfile.BadZipFile:
        raise _damaged(shown) from None
    if len(found) != 1:
        number = counted(len(found), "fichier XML", "fichiers XML")
        raise RefusedAct(
            f"« {shown} » contient {number}, un seul est attendu : donnez l'export XML du registre, "
            "pas son export CSV ni un dossier de fiches."
        )
    if found[0].flag_bits & 1:
        raise RefusedAct(f"« {shown} » est protégé par un mot de passe : ôtez-le.")
    if found[0].file_size > LARGEST:
        raise RefusedAct(
            f"« {shown} » annonce {found[0].file_size // 1_000_000} Mo de XML, dix fois le registre "
            "entier : ce fichier est abîmé ou piégé, téléchargez-le de nouveau."
        )
    return found[0]


def _described(path: Path, member: str, size: int, shown: str) -> Opened:
    export = Opened(path, member, size, "", _dated(f"{member} {shown}"))
    try:
        with export.stream() as file:
            found = _NUMBER.search(file.read(AT_ONCE))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise _damaged(shown) from None
    return replace(export, register=found[1].decode("ascii") if found else "")


def _damaged(shown: str) -> RefusedAct:
    return RefusedAct(f"« {shown} » est un zip abîmé ou coupé : téléchargez-le de nouveau.")


def _dated(names: str) -> date | None:
    for found in _DATE.finditer(names):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            continue
    return None


def sha256_of(path: Path) -> str:
    """The fingerprint of a file, read by pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(AT_ONCE):
            digest.update(piece)
    return digest.hexdigest()
