"""Ways to damage a document; each takes its bytes and a source of chance."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Damage = Callable[[bytes, Random], bytes]

ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "cp1252", "mac-roman", "cp850", "utf-32", "utf-7")
ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"|", b"\t", b"<", b"&", b"]]>", b"<![CDATA[",
    b"\xc3", b"\xe2\x80\x8b", b'"', b"{", b"[", b"\\", b"%%EOF", b"stream\n", b"PK\x03\x04",
    b"9" * 400, b"-1", b"1e999", b"NaN", b"RNCP1BC01", b"Bloc 1 : ",
)  # fmt: skip
VALUES = (b"", b"0", b"-1", b"1", b"99999999999", b"A1:XFD1048576", b"&#0;", b"x", b"1048577", b"8")
ATTRIBUTE = re.compile(rb'="[^"<>]*"')
LONE_TAG = re.compile(rb"<[^<>!?/][^<>]*/>|<(?:td|li|p|t|v|w:t|a:t)>[^<>]*</[a-z:]+>")
TELLING = ("/document.xml", "/sheet1.xml", "/sharedStrings.xml", "/styles.xml", "/numbering.xml")
"""The parts of an Office file that make its text."""

LAUGHS = b"".join(
    b'<!ENTITY l%d "%s">' % (rank, b"&l%d;" % (rank - 1) * 10 if rank else b"ha")
    for rank in range(12)
)
DEEPEST, SOMETIMES = 100_000, 0.1


def untouched(data: bytes, _: Random) -> bytes:
    return data


def cut(data: bytes, chance: Random) -> bytes:
    start = chance.choice((0, 0, chance.randrange(len(data) + 1)))
    return data[start : chance.randrange(start, len(data) + 1)]


def shuffled(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(line for line in lines if chance.random() > SOMETIMES)


def glued(data: bytes, chance: Random) -> bytes:
    lost = chance.random()
    return b"".join(
        line.rstrip(b"\r\n") if chance.random() < lost else line
        for line in data.splitlines(keepends=True)
    )


def encoded(data: bytes, chance: Random) -> bytes:
    """Each half in an encoding of its own."""
    text = data.decode("utf-8", errors="replace")
    middle = chance.randrange(len(text) + 1)
    halves = (text[:middle], text[middle:])
    return b"".join(half.encode(chance.choice(ENCODINGS), errors="replace") for half in halves)


def flipped(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300)) if data else 0):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def stained(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.choice((1, 3, 12))):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(ODD) + data[place + chance.choice((0, 1, 40)) :]
    return data


def repeated(data: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    piece = data[start : start + chance.choice((1, 20, 400, 4_000))]
    return data[:start] + piece * chance.choice((2, 10, 200)) + data[start:]


def valued(data: bytes, chance: Random) -> bytes:
    """Attributes with other values; the tags stay sound."""
    rate = chance.choice((0.01, 0.1, 0.5))

    def other(found: re.Match[bytes]) -> bytes:
        return b'="%s"' % chance.choice(VALUES) if chance.random() < rate else found[0]

    return ATTRIBUTE.sub(other, data)


def thinned(data: bytes, chance: Random) -> bytes:
    """Lone tags lost or told twice; what opens still closes."""
    rate = chance.choice((0.02, 0.2))

    def told(found: re.Match[bytes]) -> bytes:
        return found[0] * chance.choice((0, 2)) if chance.random() < rate else found[0]

    return LONE_TAG.sub(told, data)


def noise(_: bytes, chance: Random) -> bytes:
    head = chance.choice(
        (b"", b"%PDF-1.7\n", b"PK\x03\x04word/", b"PK\x03\x04xl/", b"<?xml ", b"{")
    )
    return head + chance.randbytes(chance.choice((1, 40, 4_000)))


def laughing(data: bytes, _: Random) -> bytes:
    """A billion laughs in the place of an XML declaration."""
    if not data.lstrip().startswith(b"<"):
        return b"<!DOCTYPE x [%s]><x>&l11;</x>" % LAUGHS
    start = data.find(b"?>") + 2 if b"?>" in data[:200] else 0
    end = data.find(b">", start) + 1
    return b"<!DOCTYPE x [%s]>" % LAUGHS + data[start:end] + b"&l11;" + data[end:]


def nested(_: bytes, chance: Random) -> bytes:
    depth = chance.choice((200, 5_000, DEEPEST))
    opening = chance.choice(
        (b"[", b'{"a":', b"<a>", b"<table><tr><td>", b"<div>", b"> ", b"- ", b"(", b"a = [", b"**")
    )
    return opening * depth


def inside(data: bytes, chance: Random) -> bytes:
    """One part of an Office file damaged, the archive sound; other files are stained."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error, NotImplementedError):
        return stained(data, chance)
    if not parts:
        return data
    telling = [name for name in sorted(parts) if name.endswith(TELLING)]
    chosen = chance.choice(telling if telling and chance.random() > SOMETIMES else sorted(parts))
    parts[chosen] = chance.choice(PLAIN)(parts[chosen], chance)
    if chance.random() < SOMETIMES:
        del parts[chosen]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def bomb(data: bytes, chance: Random) -> bytes:
    """A part that unfolds to two hundred megabytes, in an Office file or in a PDF."""
    size = chance.choice((20_000_000, 200_000_000))
    if data.startswith(b"%PDF"):
        folded = zlib.compress(b" " * size, 9)
        stream = b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(folded)
        return b"%PDF-1.4\n1 0 obj\n" + stream + folded + b"\nendstream\nendobj\n" + data
    buffer = io.BytesIO(data if data.startswith(b"PK") else b"")
    kind = chance.choice(("word/document.xml", "xl/workbook.xml", "[Content_Types].xml", "a.xml"))
    try:
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo(kind), b" " * size, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, OSError, ValueError):
        return data
    return buffer.getvalue()


def endless(data: bytes, chance: Random) -> bytes:
    """A hundred megabytes on one line."""
    word = chance.choice((b"a", b"Comp\xc3\xa9tence ", b"| ", b"<td>", b"\t", b"{", b" "))
    return data[:2_000].replace(b"\n", b" ") + word * (100_000_000 // len(word))


PLAIN: tuple[Damage, ...] = (
    untouched, cut, shuffled, glued, encoded, flipped, stained, repeated, laughing, valued, thinned,
)  # fmt: skip
USUAL: tuple[Damage, ...] = (*PLAIN, *PLAIN[1:], noise, nested, inside, inside, inside, inside)
COSTLY: tuple[Damage, ...] = (bomb, endless)
