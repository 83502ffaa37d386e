"""A text with tabs as paragraphs and tables that keep their places."""

from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.diagnostics import Findings
from parchemin.readers.source_text import SourceText
from parchemin.readers.transcripts.plain import transcribe_text
from parchemin.readers.transcripts.tabbed import MOST_CELLS, tabbed_body
from parchemin.readers.transcripts.transcript import Grid, Paragraph


def texts(text: str) -> list[str | list[list[list[str]]]]:
    """The body as plain lists."""
    return [
        part.piece.text
        if isinstance(part, Paragraph)
        else [
            [[each.piece.text for each in cell.paragraphs] if cell else [] for cell in row]
            for row in part.rows
        ]
        for part in tabbed_body(SourceText.of(text))
    ]


def test_lines_without_tab_stand_between_the_tables() -> None:
    """A line without tab ends a table, a blank line does not; every row has the same width."""
    found = texts("Titre\na\tb\tc\n\nd\te\nBloc 2\nf\tg\n")
    assert found == [
        "Titre",
        [[["a"], ["b"], ["c"]], [["d"], ["e"], []]],
        "Bloc 2",
        [[["f"], ["g"], []]],
    ]


def test_a_quoted_cell_holds_several_lines() -> None:
    """A cell in quotes may hold line ends and doubled quotes, as a spreadsheet copies it."""
    assert texts('a\t"- un\n- ""deux"""\tc') == [[[["a"], ["- un", '- ""deux""'], ["c"]]]]


def test_a_quote_that_is_never_closed_is_a_quote() -> None:
    """A cell that begins with a quote and never ends is read to its tab."""
    assert texts('a\t"un\tb\nc\td') == [[[["a"], ['"un'], ["b"]], [["c"], ["d"], []]]]


def test_tags_of_a_page_are_set_aside() -> None:
    """Between tags, paragraphs; an item after <li>, bold letters after <strong>."""
    source = SourceText.of("x\t<p>un</p><ul><li>deux</li></ul><strong>trois</strong>")
    (grid,) = tabbed_body(source)
    assert isinstance(grid, Grid)
    cell = grid.rows[0][1]
    assert cell is not None
    found = [(each.piece.text, each.item, each.bold) for each in cell.paragraphs]
    assert found == [("un", False, False), ("deux", True, False), ("trois", False, True)]


def test_too_many_cells_have_no_layout_and_it_is_said() -> None:
    """Beyond the bound, the text is kept as it is, with a warning."""
    findings = Findings()
    transcript, _ = transcribe_text(b"a\t" * (MOST_CELLS + 1), "t", findings)
    assert transcript.body == ()
    assert [each.code for each in findings] == ["tableau-trop-grand"]


def test_a_wide_line_does_not_widen_all_the_others() -> None:
    """One line of many tabs beside many lines of two cells is no table."""
    assert tabbed_body(SourceText.of("\t" * 9_000 + "\n" + "a\tb\n" * 9_000)) == ()


@given(st.text(alphabet='a"\t\n<b>/ é', max_size=60))
def test_nothing_is_moved(text: str) -> None:
    """Every paragraph is a stretch of the text, in order, without line end."""
    source = SourceText.of(text)
    position = 0
    for part in tabbed_body(source):
        rows = part.rows if isinstance(part, Grid) else ()
        cells = [each for row in rows for cell in row if cell for each in cell.paragraphs]
        for each in cells or ([part] if isinstance(part, Paragraph) else []):
            assert position <= each.piece.start < each.piece.end <= len(source.text)
            assert "\n" not in each.piece.text
            position = each.piece.end
