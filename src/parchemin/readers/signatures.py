"""Files that are not text, recognised by their first bytes."""

from parchemin.readers.diagnostics import UnreadableSource

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "un document PDF"),
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"II*\x00", "une image TIFF"),
    (b"MM\x00*", "une image TIFF"),
    (b"\xd0\xcf\x11\xe0", "un document Office ancien (DOC ou XLS)"),
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
    (b"word/", "un document Word (DOCX)"),
    (b"xl/", "un classeur Excel (XLSX)"),
    (b"ppt/", "un diaporama PowerPoint (PPTX)"),
    (b"opendocument.text", "un document OpenDocument (ODT)"),
    (b"opendocument.spreadsheet", "un classeur OpenDocument (ODS)"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c")
_TEXTUAL_START = (b"\xff\xfe", b"\xfe\xff")


def refuse_binary(data: bytes, name: str) -> None:
    """Raise ``UnreadableSource`` on a known binary format, or on control bytes."""
    looks = _looks_like(data)
    if looks:
        raise UnreadableSource(
            f"« {name} » est {looks}, pas un texte : ouvrez ce fichier, puis enregistrez-le ou "
            "copiez-le au format texte (.txt) et relisez le texte obtenu.",
            code="fichier-binaire",
        )


def _looks_like(data: bytes) -> str | None:
    for signature, looks in _SIGNATURES:
        if data.startswith(signature) and not (signature == b"MZ" and data.isascii()):
            return looks
    if data.startswith(b"PK\x03\x04"):
        ends = data[:65_536] + data[-65_536:]
        return next((looks for mark, looks in _ZIPPED if mark in ends), "une archive ZIP")
    if not data.startswith(_TEXTUAL_START) and len(data.translate(None, _CONTROLS)) < len(data):
        return "un fichier binaire d'un format non reconnu"
    return None
