"""A text in which every stretch knows where it stands."""

import re

from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.source_text import Piece, SourceText

DECODED = st.text(alphabet="ab é\u0301\n\r\u200b\ufeff\u00a0\u00ad", max_size=60)
INVISIBLE = "\u200b\ufeff\u00ad"


def test_line_ends_are_all_alike() -> None:
    """LF, CRLF and CR give the same three lines."""
    for end in ("\n", "\r\n", "\r"):
        lines = SourceText.of(end.join(("un", "deux", "trois"))).whole.lines()
        assert [(line.text, line.line) for line in lines] == [("un", 1), ("deux", 2), ("trois", 3)]


def test_blank_lines_count_but_do_not_show() -> None:
    """An empty line is not a piece, yet it counts in line numbers."""
    lines = SourceText.of("un\n\n \u00a0\ndeux").whole.lines()
    assert [(line.text, line.line) for line in lines] == [("un", 1), ("deux", 4)]


def test_invisible_characters_are_counted() -> None:
    """Zero-width characters are set aside and counted; carriage returns are not counted."""
    source = SourceText.of("a\u200bb\r\nc\ufeff")
    assert (source.text, source.invisible) == ("ab\nc", 2)


def test_a_piece_is_trimmed_of_unbreakable_spaces() -> None:
    """Edges lose spaces of every kind; the inside keeps them."""
    piece = SourceText.of(" \u00a0\u202fcinq\u00a0mille \t").whole.trim()
    assert piece.text == "cinq\u00a0mille"


def test_trimming_nothing_but_spaces_gives_nothing() -> None:
    """A piece of spaces becomes empty, without leaving its bounds."""
    piece = SourceText.of("ab   cd").whole.part(2, 5).trim()
    assert piece.text == ""
    assert 2 <= piece.start <= 5


def test_trim_takes_other_edges() -> None:
    """The edges to take off can be given."""
    assert SourceText.of("- | a | -").whole.trim("-| ").text == "a"


def test_part_counts_from_the_piece() -> None:
    """Positions of a part are those of the piece, not of the source."""
    piece = SourceText.of("0123456789").whole.part(2, 8)
    assert (piece.text, piece.part(1, 3).text, piece.part(4).text) == ("234567", "34", "67")


def test_until_joins_two_pieces() -> None:
    """A piece may run to the end of a later one."""
    first, _, last = SourceText.of("un\ndeux\ntrois").whole.lines()
    assert first.until(last).text == "un\ndeux\ntrois"


def test_group_gives_the_place_of_a_match() -> None:
    """A group matched on a piece is a piece of the source."""
    line = SourceText.of("niveau :\nNiveau 4").whole.lines()[1]
    match = re.search(r"(?P<level>\d)", line.text)
    assert match is not None
    assert line.group(match, "level").span.line == 2
    assert line.group(match, "level").text == "4"


def test_split_leaves_empty_pieces_out() -> None:
    """Separators side by side give no empty piece."""
    whole = SourceText.of(";a; ;b;;").whole
    assert [piece.text for piece in whole.split(re.compile(";"))] == ["a", "b"]


@given(DECODED)
def test_a_span_gives_back_the_piece(decoded: str) -> None:
    """The received text between the two ends of a span says what the piece says."""
    source = SourceText.of(decoded)
    for piece in source.whole.lines():
        span = piece.span
        assert clean(decoded[span.start : span.end]) == piece.text


@given(DECODED)
def test_lines_are_those_of_an_editor(decoded: str) -> None:
    """Line numbers count LF, CRLF and CR as an editor does."""
    source = SourceText.of(decoded)
    ends = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [line for line in enumerate(ends, 1) if line[1].strip(" \u00a0" + INVISIBLE)]
    assert [piece.line for piece in source.whole.lines()] == [number for number, _ in kept]


@given(DECODED, st.integers(0, 60), st.integers(0, 60))
def test_every_span_stays_inside(decoded: str, start: int, end: int) -> None:
    """No span leaves the received text."""
    source = SourceText.of(decoded)
    low, high = sorted((min(start, len(source.text)), min(end, len(source.text))))
    span = Piece(source, low, high).span
    assert 0 <= span.start <= span.end <= len(decoded)


def clean(text: str) -> str:
    """The text as a reader sees it."""
    for character in INVISIBLE:
        text = text.replace(character, "")
    return text.replace("\r\n", "\n").replace("\r", "\n")
