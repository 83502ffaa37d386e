"""Bytes to text, and what is refused before any reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.decoding import decode, refuse_empty, source_text
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.signatures import refuse_binary
from parchemin.readers.text_limits import refuse_too_large

PRINTABLE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=80
)


@given(PRINTABLE)
def test_utf_8_comes_back(text: str) -> None:
    """Any printable text in UTF-8 is decoded as it was written, or refused for a known reason."""
    data = ("Fiche : " + text).encode()
    assert decode(data, "x", Findings()) == ("Fiche : " + text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marks_are_not_part_of_the_text(encoding: str) -> None:
    """The byte order mark is not a character of the text."""
    text, _ = decode("Été".encode(encoding), "x", Findings())
    assert text == "Été"


def test_windows_1252_is_said() -> None:
    """A text that is not UTF-8 is read as Windows-1252, and the user is told."""
    findings = Findings()
    assert decode("Compétences – niveau".encode("cp1252"), "x", findings)[1] == "cp1252"
    assert [said.code for said in findings] == ["encodage-windows-1252"]


def test_utf_16_without_mark_is_refused() -> None:
    """UTF-16 without its mark is full of null bytes: a binary file."""
    with pytest.raises(UnreadableSource) as refusal:
        decode("Compétences".encode("utf-16-le"), "x", Findings())
    assert refusal.value.code == "fichier-binaire"


def test_truncated_utf_16_is_read_or_refused() -> None:
    """Half a character at the end of a UTF-16 file gives a sentence, not a trace."""
    with pytest.raises(UnreadableSource):
        decode("Été".encode("utf-16")[:-1], "x", Findings())


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_empty(data: bytes) -> None:
    """Nothing, blanks, or a lone mark are empty."""
    with pytest.raises(UnreadableSource) as refusal:
        refuse_empty(data, "x")
    assert refusal.value.code == "fichier-vide"


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (b"%PDF-1.4", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1", "Office ancien"),
        (b"{\\rtf1", "RTF"),
        (b"\x1f\x8b\x08", "GZIP"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        (b"PK\x03\x04....ppt/slides", "PPTX"),
        (b"texte\x00texte", "non reconnu"),
        (b"texte\x1b[31m", "non reconnu"),
    ],
)
def test_binary(data: bytes, looks: str) -> None:
    """A binary file is named by what it is."""
    with pytest.raises(UnreadableSource, match=looks):
        refuse_binary(data, "x")


@pytest.mark.parametrize("data", [b"MZ est un sigle", "Été\n\f".encode(), b"\xff\xfeE\x00"])
def test_text_is_not_binary(data: bytes) -> None:
    """A text that begins like a program, a form feed, UTF-16: still text."""
    refuse_binary(data, "x")


def test_size() -> None:
    """Twenty million bytes pass, one more does not."""
    refuse_too_large(20_000_000, "x")
    with pytest.raises(UnreadableSource, match="20 Mo"):
        refuse_too_large(20_000_001, "x")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\u200bb", "1 caractère invisible, écarté de la lecture"),
        ("a\u200bb\u200bc", "2 caractères invisibles, écartés de la lecture"),
        ("e\u0301", "1 accent écrit à part de sa lettre, réuni pour lire"),
        ("e\u0301te\u0301", "2 accents écrits à part de leur lettre, réunis pour lire"),
    ],
)
def test_what_was_mended_in_a_text_is_counted(text: str, said: str) -> None:
    """The count is given once, and its sentence agrees with it."""
    findings = Findings()
    source_text(text, "x", findings)
    assert [each.found for each in findings] == [said]
