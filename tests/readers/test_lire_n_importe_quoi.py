"""Quoi qu'on lui donne, un lecteur rend une lecture ou un refus, jamais une trace."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.document import as_document
from parchemin.readers.recognise import read
from tests.readers.samples import EXPORTS, TEXTS

SOURCES = [path.read_bytes() for path in TEXTS]
LINES = [data.splitlines(keepends=True) for data in SOURCES]
SHREDS = [b"|\n", b"X\n", b"\t\t\t\tsuite\n", b"| | | |\n", b"12-12-2012\n", b"Bloc 1\n", b"- \n"]
PLACES = st.integers(0, 60_000)
XML = [path.read_bytes() for path in EXPORTS if path.stat().st_size < 40_000]


def survives(data: bytes) -> None:
    try:
        reading = read(data, "document")
    except UnreadableSource:
        return
    assert as_document(reading)["source"]["name"] == "document"


@settings(max_examples=60)
@given(st.sampled_from(SOURCES), PLACES, PLACES)
def test_un_texte_tronque(data: bytes, start: int, end: int) -> None:
    """Une fiche coupée n'importe où, même au milieu d'un caractère."""
    survives(data[start % len(data) : end % len(data)])


@settings(max_examples=40)
@given(st.sampled_from(LINES), st.randoms(use_true_random=False))
def test_un_texte_battu(lines: list[bytes], chance: Random) -> None:
    """Les lignes d'une fiche dans le désordre, dont certaines perdues."""
    shuffled = [line for line in lines if chance.random() > 0.2]
    chance.shuffle(shuffled)
    survives(b"".join(shuffled))


@settings(max_examples=40)
@given(st.sampled_from(SOURCES), PLACES, st.text(max_size=12), st.integers(0, 40))
def test_un_texte_mite(data: bytes, place: int, blot: str, lost: int) -> None:
    """Des caractères quelconques à la place d'autres."""
    text = data.decode()
    place %= len(text)
    survives((text[:place] + blot + text[place + lost :]).encode("utf-8", errors="ignore"))


@settings(max_examples=40)
@given(st.sampled_from(XML), PLACES, st.binary(max_size=8))
def test_un_export_mite(data: bytes, place: int, blot: bytes) -> None:
    """Un export coupé ou taché."""
    place %= len(data)
    survives(data[:place] + blot + data[place + 3 :])


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_des_octets_quelconques(data: bytes) -> None:
    """Des octets tirés au hasard."""
    survives(data)


@settings(max_examples=60)
@given(st.sampled_from(LINES), PLACES, st.integers(1, 40), PLACES, st.sampled_from(SHREDS))
def test_un_texte_ampute(
    lines: list[bytes], start: int, lost: int, place: int, shred: bytes
) -> None:
    """Des lignes voisines perdues, et un lambeau de tableau posé ailleurs."""
    kept = lines[: start % len(lines)] + lines[start % len(lines) + lost :]
    place %= len(kept) + 1
    survives(b"".join([*kept[:place], shred, *kept[place:]]))
