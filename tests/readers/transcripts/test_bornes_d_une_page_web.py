"""Une page démesurée est refusée à la case ou au paragraphe de trop, sans être lue plus loin."""

import pytest
from lxml import html

from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.text_limits import MOST_LINES
from parchemin.readers.transcripts.bounded import MOST_CELLS, Room
from parchemin.readers.transcripts.html import transcribe_html
from parchemin.readers.transcripts.html_layout import read_layout
from parchemin.readers.transcripts.html_tables import HtmlTable
from parchemin.readers.transcripts.transcript import Grid

ROW = "<tr>" + "<td>a</td>" * 4 + "</tr>"
TABLE = f"<table>{ROW}</table>"


def refused(page: str) -> UnreadableSource:
    with pytest.raises(UnreadableSource, match="n'en gardez que les pages") as refusal:
        transcribe_html(page.encode(), "page.html", Findings())
    return refusal.value


@pytest.mark.parametrize(
    "page",
    [
        f"<table>{ROW * (MOST_CELLS // 4 + 1)}</table>",
        TABLE * (MOST_CELLS // 4 + 1),
        "<table>" + "<td></td>" * (MOST_CELLS + 1) + "</table>",
        "<p>a</p>" * (MOST_LINES + 1),
        "<table><td>" + "<p>a</p>" * (MOST_LINES + 1) + "</table>",
    ],
    ids=["un tableau", "mille tableaux", "cases vides", "paragraphes", "paragraphes d'une case"],
)
def test_une_page_demesuree_est_refusee(page: str) -> None:
    """Cases et paragraphes ont la même borne que dans les autres formats, d'où qu'ils viennent."""
    assert refused(page).code == "fichier-trop-long"


def test_la_borne_elle_meme_se_lit() -> None:
    """Une page d'exactement autant de cases que la borne est lue en entier."""
    page = f"<table>{ROW * (MOST_CELLS // 4)}</table>".encode()
    transcript, _ = transcribe_html(page, "page.html", Findings())
    (grid,) = [part for part in transcript.body if isinstance(part, Grid)]
    assert sum(map(len, grid.rows)) == MOST_CELLS


def test_le_refus_vient_a_la_case_de_trop() -> None:
    """La case qui passe la borne n'est pas commencée : rien de la suite n'est mis en page."""
    room = Room("page.html")
    room.cells(MOST_CELLS - 1)
    table = HtmlTable(1, room)
    table.cell(None, None)
    with pytest.raises(UnreadableSource):
        table.cell(None, None)
    assert [len(row) for row in table.rows] == [1]


def test_plusieurs_tableaux_partagent_la_meme_place() -> None:
    """Ce qu'un tableau a pris manque au suivant, et le reste est laissé à la page."""
    room = Room("page.html")
    body = read_layout(html.document_fromstring(TABLE * 3), room)
    assert len(body) == 3
    room.cells(MOST_CELLS - 12)
    with pytest.raises(UnreadableSource):
        room.cells(1)
