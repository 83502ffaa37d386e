"""An Office file as a package of XML parts (ECMA-376, part 2), opened within bounds."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parchemin.readers.diagnostics import UnreadableSource

LARGEST_PACKAGE = 50_000_000
"""Bytes of the largest file that is opened, its pictures included."""

LARGEST_PART, LARGEST_PARTS, MOST_TAGS = 16_000_000, 24_000_000, 700_000
"""Bytes of one XML part once unfolded, of all those read, and their tags."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_ENCRYPTED = 0x1
_MOST_ENTRIES, _MOST_DIGITS, _HEAD = 10_000, 7, 4_096


@dataclass
class Package:
    """The parts of one file, read when they are asked for; ``name`` names it in sentences."""

    archive: zipfile.ZipFile
    name: str
    read: int = field(default=0)

    @classmethod
    def of(cls, data: bytes, name: str) -> "Package":
        """Raises ``UnreadableSource`` when the archive is damaged, or too large to be opened."""
        if len(data) > LARGEST_PACKAGE:
            raise _too_large(name)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise damaged(name) from None
        if len(archive.infolist()) > _MOST_ENTRIES:
            raise _too_large(name)
        return cls(archive, name)

    def main(self) -> str:
        """The path of the main part; raises ``UnreadableSource`` when there is none."""
        path = next(self.related("", "officeDocument"), None)
        if path is None:
            raise damaged(self.name)
        return path

    def related(self, part: str, kind: str) -> Iterator[str]:
        """The paths that a part is tied to by relationships of that kind, in order."""
        return (path for found, _, path in self.relationships(part) if found == kind)

    def relationships(self, part: str) -> Iterator[tuple[str, str, str]]:
        """The kind, the identifier and the path of what a part is tied to."""
        folder, file = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for tie in root if root is not None else ():
            if tie.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, tie.get("Target", "")))
                kind = tie.get("Type", "").rpartition("/")[2]
                yield kind, tie.get("Id", ""), target.lstrip("/")

    def part(self, path: str) -> etree._Element | None:
        """A part as a tree, None when it is not there; raises ``UnreadableSource`` otherwise."""
        content = self._content(path)
        if content is None:
            return None
        if b"<!DOCTYPE" in content[:_HEAD]:
            raise _trapped(self.name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(self.name) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise _trapped(self.name)
        return root

    def _content(self, path: str) -> bytes | None:
        try:
            entry = self.archive.getinfo(path)
        except KeyError:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise damaged(self.name)
        self.read += entry.file_size
        if entry.file_size > LARGEST_PART or self.read > LARGEST_PARTS:
            raise _too_large(self.name)
        try:
            content = self.archive.read(entry)
        except _BROKEN:
            raise damaged(self.name) from None
        if content.count(b"<") > MOST_TAGS:
            raise _too_large(self.name)
        return content


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: strict and usual files differ by it only."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def natural(text: str | None) -> int | None:
    """A whole number of a reasonable size; None for anything else."""
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else None


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of those names, in order; nothing when there is no element."""
    return (child for child in (() if element is None else element) if local(child) in names)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of that name, then of the next name in it."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def damaged(name: str) -> UnreadableSource:
    """The refusal of a file whose inside is broken."""
    return UnreadableSource(
        f"« {name} » est abîmé : une partie du fichier manque ou ne se lit plus ; ouvrez-le dans "
        "votre logiciel de bureautique, enregistrez-le sous un autre nom et relisez la copie.",
        code="document-abime",
    )


def _trapped(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » déclare des entités XML, ce qu'aucun logiciel de bureautique n'écrit : ne "
        "l'ouvrez pas, et demandez un autre fichier à son auteur.",
        code="document-piege",
    )


def _too_large(name: str) -> UnreadableSource:
    return UnreadableSource(
        f"« {name} » se déplie en un document bien plus grand qu'un référentiel (plus de "
        f"{LARGEST_PART // 1_000_000} Mo de texte balisé) : vérifiez le fichier choisi, ou "
        "n'en gardez que les pages du référentiel.",
        code="document-demesure",
    )
