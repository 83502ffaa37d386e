"""What a file is, from its first bytes: the documents that are read, and those that are not."""

import io
import zipfile

from parchemin.readers.diagnostics import UnreadableSource

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"II*\x00", "une image TIFF"),
    (b"MM\x00*", "une image TIFF"),
    (b"{\\rtf", "un document RTF"),
    (b"\x1f\x8b", "une archive GZIP"),
    (b"7z\xbc\xaf", "une archive 7-Zip"),
    (b"Rar!", "une archive RAR"),
    (b"SQLite format 3", "une base SQLite"),
    (b"\x7fELF", "un programme"),
    (b"MZ", "un programme Windows"),
    (b"OggS", "un enregistrement sonore"),
    (b"ID3", "un enregistrement sonore"),
)
_ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"ppt/", "un diaporama PowerPoint (PPTX)"),
    (b"opendocument.text", "un document OpenDocument (ODT)"),
    (b"opendocument.spreadsheet", "un classeur OpenDocument (ODS)"),
    (b"opendocument.presentation", "un diaporama OpenDocument (ODP)"),
    (b"application/epub", "un livre numérique (EPUB)"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD: tuple[tuple[str, str], ...] = (
    ("WordDocument", "un document Word ancien (DOC)"),
    ("Workbook", "un classeur Excel ancien (XLS)"),
    ("Book", "un classeur Excel ancien (XLS)"),
    ("PowerPoint Document", "un diaporama PowerPoint ancien (PPT)"),
)
_TEXT_TO_SAVE = (
    "ouvrez ce fichier, puis enregistrez-le ou copiez-le au format texte (.txt) et relisez le texte "
    "obtenu."
)
_SAVE_AS = (
    ("diaporama", "ouvrez-le, exportez-le en PDF, puis relisez le fichier obtenu."),
    (
        "classeur",
        "ouvrez-le, choisissez « Enregistrer sous » au format XLSX, puis relisez le fichier obtenu.",
    ),
    (
        "document",
        "ouvrez-le, choisissez « Enregistrer sous » au format DOCX ou PDF, puis relisez le fichier obtenu.",
    ),
    (
        "image",
        (
            "demandez à son auteur le document où le texte se sélectionne, ou passez-la par un "
            "logiciel de reconnaissance de caractères."
        ),
    ),
    ("archive", "ouvrez-la, puis donnez à lire un à un les fichiers qu'elle contient."),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c")
_TEXTUAL_START = (b"\xff\xfe", b"\xfe\xff")
_ENDS = 65_536


def is_word(data: bytes) -> bool:
    """A package with the parts of a Word document."""
    return _holds(data, "word/")


def is_workbook(data: bytes) -> bool:
    """A package with the parts of an Excel workbook."""
    return _holds(data, "xl/") and not is_word(data)


def is_pdf(data: bytes) -> bool:
    """A PDF, which may begin after a few stray bytes (ISO 32000, annex H)."""
    return data.startswith(b"%PDF") or b"%PDF-1." in data[:1024].lstrip()[:16]


def refuse_binary(data: bytes, name: str) -> None:
    """Raise ``UnreadableSource`` on a known binary format, or on control bytes."""
    refuse_protected(data, name)
    looks = _looks_like(data)
    if looks:
        advice = next((how for what, how in _SAVE_AS if what in looks), _TEXT_TO_SAVE)
        raise UnreadableSource(
            f"« {name} » est {looks}, que Parchemin ne lit pas : {advice}",
            code="fichier-binaire",
        )


def refuse_protected(data: bytes, name: str) -> None:
    """Raise ``UnreadableSource`` on an Office file locked by a password (ECMA-376 encryption)."""
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableSource(
            f"« {name} » est protégé par un mot de passe : ouvrez-le dans Word ou Excel, retirez "
            "le mot de passe (Fichier, Informations, Protéger, Chiffrer avec mot de passe), "
            "enregistrez une copie et relisez-la.",
            code="document-protege",
        )


def _looks_like(data: bytes) -> str | None:
    for signature, looks in _SIGNATURES:
        if data.startswith(signature) and not (signature == b"MZ" and data.isascii()):
            return looks
    if is_pdf(data):
        return "un document PDF"
    if data.startswith(_OLE[:4]):
        named = (looks for stream, looks in _OLD if stream.encode("utf-16-le") in data)
        return next(named, "un document Office ancien")
    if _zipped(data):
        ends = _ends(data)
        return next((looks for mark, looks in _ZIPPED if mark in ends), "une archive ZIP")
    if not data.startswith(_TEXTUAL_START) and len(data.translate(None, _CONTROLS)) < len(data):
        return "un fichier binaire d'un format non reconnu"
    return None


def _holds(data: bytes, folder: str) -> bool:
    """Whether an archive has that folder; the bytes themselves say it of a damaged one."""
    if not _zipped(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(name.startswith(folder) for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return folder.encode() in _ends(data)


def _zipped(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def _ends(data: bytes) -> bytes:
    return data[:_ENDS] + data[-_ENDS:]
