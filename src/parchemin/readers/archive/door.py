"""The door of ZIP archives: an export of the register is read, other files are named."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from itertools import islice

from parchemin.domain.french import counted
from parchemin.readers.archive.members import ARCHIVE as ZIP
from parchemin.readers.archive.members import is_document, opened
from parchemin.readers.diagnostics import Diagnostic, Findings, UnreadableSource
from parchemin.readers.fiche_csv.door import is_export_file, read_labels
from parchemin.readers.fiche_csv.fiches import MOST_FICHES, WHOLE_EXPORT
from parchemin.readers.fiche_csv.rows import CsvRow, Written, read_rows
from parchemin.readers.fiche_xml.door import is_register_export
from parchemin.readers.fiche_xml.reader import FicheReading, read_fiches
from parchemin.readers.reading import Door, Reading, source_of

_PACKAGES = frozenset({"[Content_Types].xml", "mimetype"})
LARGEST_ARCHIVE = 200_000_000
"""Bytes of the largest archive that is opened; the register's export takes about 80 000 000."""

_HEAD, _MOST_FILES, _MOST_NAMED = 65_536, 1_000, 5
_KNOWN = {
    "pdf": "un document PDF",
    "docx": "un document Word",
    "xlsx": "un classeur Excel",
    "html": "une page web",
    "htm": "une page web",
    "txt": "un texte",
    "json": "des données JSON",
}


def is_archive_head(head: bytes) -> bool:
    """Whether these first bytes open a ZIP archive, of any kind."""
    return head.startswith(ZIP)


def refuse_huge_archive(size: int, name: str) -> None:
    """Raise ``UnreadableSource`` on an archive too large to be opened in memory."""
    if size > LARGEST_ARCHIVE:
        raise UnreadableSource(
            f"« {name} » pèse {size // 1_000_000} Mo : un export entier du registre s'importe dans le "
            "catalogue par « parchemin-bureau catalogue importer » ; pour une certification, donnez "
            "sa fiche.",
            code="fichier-trop-gros",
        )


def is_archive(data: bytes) -> bool:
    """Whether the content is a ZIP archive that is no office document."""
    if not is_archive_head(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _PACKAGES.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def read_archive(data: bytes, name: str) -> Reading:
    """The fiches of an XML or CSV export of the register, when there are not too many.

    Raises ``UnreadableSource`` on any other archive, and on a whole export, with what to do.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = _files(archive, name)
        heads = [(info, opened(archive, info).read(_HEAD)) for info in files]
        xml = [info for info, head in heads if is_register_export(head)]
        tables = [info for info, head in heads if is_export_file(head)]
        if len(xml) == 1:
            return _read_xml(archive, xml[0], data, name)
        if tables:
            return _read_tables(archive, tables, data, name)
    raise _several(xml, name) if xml else _other(files, name)


ARCHIVE = Door(is_archive, read_archive)


def _files(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    kept = [info for info in archive.infolist() if is_document(info)]
    if not kept or len(kept) > _MOST_FILES:
        raise UnreadableSource(
            f"« {name} » est une archive ZIP qui contient {counted(len(kept), 'fichier')} : donnez le "
            "document à lire lui-même, ou un export du registre tel qu'il se télécharge.",
            code="archive-sans-fiche",
        )
    return kept


def _read_xml(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes, name: str) -> Reading:
    fiches: list[FicheReading] = list(islice(read_fiches(opened(archive, info)), MOST_FICHES + 1))
    if len(fiches) > MOST_FICHES:
        raise UnreadableSource(
            WHOLE_EXPORT.format(name=name, most=MOST_FICHES), code="export-entier"
        )
    said: tuple[Diagnostic, ...] = tuple(each for fiche in fiches for each in fiche.diagnostics)
    return Reading(
        source=source_of("fiche_xml", name, data, encoding="utf-8"),
        certifications=tuple(fiche.certification for fiche in fiches if fiche.certification),
        diagnostics=said,
    )


def _read_tables(
    archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], data: bytes, name: str
) -> Reading:
    findings = Findings()
    written = Written()
    rows = (row for info in sorted(files, key=_rank) for row in _rows(archive, info, written))
    certifications = read_labels(rows, name, findings)
    return Reading(
        source=source_of("fiche_csv", name, data, encoding="binaire", characters=written.length),
        certifications=certifications,
        diagnostics=tuple(findings),
        transcript=written.text,
    )


def _rank(info: zipfile.ZipInfo) -> tuple[bool, str]:
    """The file of the fiches first, then the others by name, accents composed."""
    name = unicodedata.normalize("NFC", info.filename)
    return "standard" not in name.lower(), name


def _rows(archive: zipfile.ZipFile, info: zipfile.ZipInfo, written: Written) -> Iterator[CsvRow]:
    encoding = "utf-8-sig" if _is_utf_8(opened(archive, info).read(_HEAD)) else "cp1252"
    text = io.TextIOWrapper(opened(archive, info), encoding=encoding, errors="replace", newline="")
    yield from read_rows(text, unicodedata.normalize("NFC", info.filename), written)


def _is_utf_8(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(head) - 4
    return True


def _several(exports: list[zipfile.ZipInfo], name: str) -> UnreadableSource:
    named = ", ".join(f"« {each.filename} »" for each in exports[:_MOST_NAMED])
    more = ", …" if len(exports) > _MOST_NAMED else ""
    return UnreadableSource(
        f"« {name} » est une archive ZIP de {len(exports)} exports du registre ({named}{more}) : "
        "décompressez-la, puis donnez à lire un à un les exports qu'elle contient.",
        code="archive-de-plusieurs-exports",
    )


def _other(files: list[zipfile.ZipInfo], name: str) -> UnreadableSource:
    """One file: which one it is; several: that each must be given alone."""
    if len(files) == 1:
        inside = unicodedata.normalize("NFC", files[0].filename)
        kind = _KNOWN.get(inside.rsplit(".", 1)[-1].lower(), "un fichier")
        return UnreadableSource(
            f"« {name} » est une archive ZIP qui contient {kind}, « {inside} » : décompressez-la, puis "
            "donnez ce fichier lui-même.",
            code="archive-d-un-document",
        )
    return UnreadableSource(
        f"« {name} » est une archive ZIP de {len(files)} fichiers, sans export du registre : "
        "décompressez-la, puis donnez à lire un à un les documents qu'elle contient.",
        code="archive-sans-fiche",
    )
