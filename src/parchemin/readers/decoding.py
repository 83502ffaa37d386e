"""Bytes to text: UTF-8, UTF-16 with its mark, then CP1252, and nothing else."""

import codecs

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Findings, Place, UnreadableSource
from parchemin.readers.signatures import refuse_binary
from parchemin.readers.source_text import SourceText
from parchemin.readers.text_limits import refuse_too_large, refuse_too_long

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (b"\xfe\xff", "utf-16"))


def refuse_empty(data: bytes, name: str) -> None:
    """Raise ``UnreadableSource`` when there is nothing but spaces."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableSource(
            f"« {name} » est vide : choisissez un fichier qui contient le texte d'une fiche, d'un "
            "référentiel ou d'un programme de formation.",
            code="fichier-vide",
        )


def decode(data: bytes, name: str, findings: Findings) -> tuple[str, str]:
    """The text and the name of its encoding; ``UnreadableSource`` when no encoding fits."""
    refuse_too_large(len(data), name)
    refuse_empty(data, name)
    refuse_binary(data, name)
    encoding = next((known for mark, known in _MARKS if data.startswith(mark)), "utf-8")
    for attempt in (encoding, "cp1252") if encoding == "utf-8" else (encoding,):
        try:
            text = data.decode(attempt)
        except UnicodeDecodeError:
            continue
        if attempt == "cp1252":
            _say_cp1252(findings)
        return text, "utf-8" if attempt == "utf-8-sig" else attempt
    raise UnreadableSource(
        f"« {name} » n'est écrit ni en UTF-8, ni en UTF-16, ni en Windows-1252 : enregistrez-le de "
        "nouveau en choisissant l'encodage UTF-8.",
        code="encodage-inconnu",
    )


def source_text(decoded: str, name: str, findings: Findings) -> SourceText:
    """The text ready to be read; says what was set aside or joined before reading."""
    refuse_too_long(decoded, name)
    source = SourceText.composed(decoded)
    if source.marks:
        findings.inform(
            "accents-separes",
            Place(sentence="ensemble du document"),
            found=counted(
                len(source.marks),
                "accent écrit à part de sa lettre, réuni pour lire",
                "accents écrits à part de leur lettre, réunis pour lire",
            ),
            expected="des lettres accentuées d'un seul signe (forme Unicode NFC)",
            advice="Rien à faire si les textes relus vous semblent justes.",
        )
    if source.invisible:
        findings.inform(
            "caracteres-invisibles",
            Place(sentence="ensemble du document"),
            found=counted(
                source.invisible,
                "caractère invisible, écarté de la lecture",
                "caractères invisibles, écartés de la lecture",
            ),
            expected="un texte sans espace de largeur nulle ni trait d'union conditionnel",
            advice="Rien à faire si les textes relus vous semblent justes.",
        )
    return source


def _say_cp1252(findings: Findings) -> None:
    findings.inform(
        "encodage-windows-1252",
        Place(sentence="ensemble du document"),
        found="un texte qui n'est pas en UTF-8, lu en Windows-1252",
        expected="un texte en UTF-8",
        advice="Vérifiez les lettres accentuées ; au besoin, enregistrez de nouveau en UTF-8.",
    )
