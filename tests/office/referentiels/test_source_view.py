"""La source montrée est le texte reçu, échappé et marqué."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.edits.tree import NAME, Tree
from parchemin.office.referentiels.places import anchor, identifier, places_of
from parchemin.office.referentiels.source_view import (
    Mark,
    Milestone,
    decoded,
    marked,
    shortened,
    view_of,
)
from parchemin.office.referentiels.xml_laying import fiche_rank, sheet_of
from parchemin.readers.document import certification
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.office.referentiels.builders import export
from tests.readers.samples import EXPORTS, TEXTS, reading_of

TAG = re.compile(r"</?mark[^>]*>")


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    """A text and marks that may touch, nest or straddle."""
    text = draw(st.text(alphabet="ab<&>\"' \n", max_size=40))
    bounds = st.integers(min_value=0, max_value=len(text))
    pairs = draw(st.lists(st.tuples(bounds, bounds), max_size=6))
    return text, [Mark(min(pair), max(pair), f"m{rank}") for rank, pair in enumerate(pairs)]


@given(marked_texts())
def test_le_texte_sort_comme_il_est_entre(sample: tuple[str, list[Mark]]) -> None:
    """Whatever the marks, taking them out gives the text back, and each is there once."""
    text, marks = sample
    shown = str(marked(text, marks))
    assert html.unescape(TAG.sub("", shown)) == text
    assert sorted(re.findall(r'id="(\w+)"', shown)) == sorted(mark.name for mark in marks)
    assert shown.count("<mark") == shown.count("</mark>") == len(marks)


def test_un_texte_hostile_ne_devient_pas_une_page() -> None:
    """A script in a fiche is shown as text."""
    shown = str(marked("<script>alert(1)</script>", [Mark(0, 8, "a")]))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def read_tree(path: Path) -> tuple[Reading, Tree]:
    reading = reading_of(path)
    return reading, Tree(certification(reading.certifications[0]))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_chaque_marque_entoure_la_valeur_lue(path: Path) -> None:
    """In the four example texts, the mark of a competency holds the words of that competency."""
    reading, tree = read_tree(path)
    places = places_of(tree)
    text = decoded(path.read_bytes(), reading.source.encoding)
    view = view_of(text, places)
    for competency in tree.content["blocks"][0]["competencies"]:
        place = f"{competency[NAME]}.text"
        span = places[place]
        said = re.sub(r"\W", "", text[span.start : span.end])
        assert re.sub(r"\W", "", competency["text"]) in said
        assert f'id="{anchor(place)}"' in view.html


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_un_export_xml_montre_la_fiche_et_marque_les_mots(path: Path) -> None:
    """In an export, every value leads to its own words in the sheet of its fiche."""
    _, tree = read_tree(path)
    places = places_of(tree)
    rank = fiche_rank(places.values())
    assert rank is not None
    sheet = sheet_of(path.read_bytes(), rank)
    placed = sheet.placed(places)
    assert placed.keys() == places.keys()
    view = view_of(sheet.text, placed)
    for bloc in tree.content["blocks"]:
        for competency in bloc["competencies"]:
            span = placed[f"{competency[NAME]}.text"]
            assert competency["text"].split()[-1] in sheet.text[span.start : span.end]
    title = placed["title"]
    assert sheet.text[title.start : title.end] == tree.content["title"]
    assert f'data-champ="{identifier("title")}"' in view.html
    assert "<FICHE" not in sheet.text


def test_une_fiche_parmi_d_autres_est_montree_seule() -> None:
    """The sheet of the second fiche of an export says nothing of the first."""
    first, second = (path.read_bytes() for path in EXPORTS[:2])
    sheet = sheet_of(export(first, second), 2)
    assert EXPORTS[1].stem in sheet.text
    assert EXPORTS[0].stem not in sheet.text.partition("Intitule")[0]
    assert sheet_of(export(first, second), 9).text == ""
    assert sheet_of(b"<FICHES><FICHE>", 1).text == ""


def test_les_reperes_du_document_sont_en_marge() -> None:
    """Pages and cells are shown where they begin, between the marks, without breaking any."""
    places = {"title": Span(1, 3, 8)}
    view = view_of("Un titre", places, (), [Milestone(0, "page 1"), Milestone(3, "cellule B2")])
    assert view.html.startswith('<span class="repere">page 1</span>Un ')
    assert '<span class="repere">cellule B2</span><mark id="s-title"' in view.html


def test_une_cellule_vide_n_a_pas_de_repere_et_la_feuille_n_est_dite_qu_une_fois() -> None:
    """Beside each word, its own cell: an empty one would push the next ones down."""
    sheet = "feuille « Bloc 1 », cellule"
    cells = [Milestone(0, f"{sheet} A1"), Milestone(3, f"{sheet} B1"), Milestone(4, f"{sheet} C1")]
    shown = shortened("un\n\tdeux", cells)
    assert [(each.start, each.place) for each in shown] == [(0, f"{sheet} A1"), (4, "cellule C1")]
    assert shortened("un", [Milestone(0, "page 1"), Milestone(1, "page 2")])[1].place == "page 2"


def test_un_texte_en_deux_morceaux_mene_a_la_meme_valeur() -> None:
    """Both pieces of a text show one value; the value leads to the first piece."""
    places = {"blocks.0.title.0": Span(1, 0, 2), "blocks.0.title.1": Span(1, 4, 6)}
    view = view_of("ab--cd", places)
    assert view.html.count('data-champ="champ-blocks-0-title"') == 2
    assert view.targets["blocks.0.title"] == "s-blocks-0-title-0"


def test_une_ligne_citee_par_un_constat_est_une_ancre() -> None:
    """The second line of a text, whatever ends it, can be pointed at."""
    for end in ("\n", "\r\n", "\r"):
        view = view_of(f"un{end}deux{end}trois", {}, {2, 99})
        assert 'id="ligne-2" class="ligne" data-champ="">deux' in view.html
        assert "ligne-99" not in view.html


def test_un_texte_immense_est_montre_en_partie() -> None:
    """A text beyond what a page can bear is cut, and the page says so."""
    view = view_of("a" * 700_000, {"title": Span(1, 650_000, 650_005)})
    assert "600000 premiers caractères" in view.cut
    assert len(view.html) == 600_000


def test_la_marque_d_ordre_ne_decale_rien() -> None:
    """A UTF-8 file with its mark is shown from its first letter, as the reader counts."""
    data = b"\xef\xbb\xbf" + TEXTS[0].read_bytes()
    reading = read(data, "fiche.txt")
    assert decoded(data, reading.source.encoding).startswith("L'essentiel")
