"""La source montrée est le texte reçu, échappé et marqué."""

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import Span
from parchemin.office.referentiels.places import anchor, places_of
from parchemin.office.referentiels.source_view import Mark, decoded, marked, view_of
from parchemin.readers.recognise import read
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


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.parent.name)
def test_chaque_marque_entoure_la_valeur_lue(path: Path) -> None:
    """In the four example texts, the mark of a competency holds the words of that competency."""
    reading = reading_of(path)
    certification = reading.certifications[0]
    places = places_of(certification)
    text = decoded(path.read_bytes(), reading.source.encoding)
    view = view_of(decoded(path.read_bytes(), reading.source.encoding), places)
    for rank, competency in enumerate(certification.blocs[0].competencies):
        place = f"blocks.0.competencies.{rank}.text"
        span = places[place]
        said = re.sub(r"\W", "", text[span.start : span.end])
        assert re.sub(r"\W", "", competency.text) in said
        assert f'id="{anchor(place)}"' in view.html


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_un_export_xml_est_marque_par_lignes(path: Path) -> None:
    """In an XML export, every value leads to a line that is shown."""
    reading = reading_of(path)
    places = places_of(reading.certifications[0])
    view = view_of(decoded(path.read_bytes(), reading.source.encoding), places)
    assert view.targets
    for target in set(view.targets.values()):
        assert f'id="{target}"' in view.html


def test_une_ligne_citee_par_un_constat_est_une_ancre() -> None:
    """The second line of a text, whatever ends it, can be pointed at."""
    for end in ("\n", "\r\n", "\r"):
        view = view_of(f"un{end}deux{end}trois", {}, {2, 99})
        assert 'id="ligne-2" class="ligne">deux' in view.html
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
