"""Whatever the text, its items keep its words, its order and their places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parchemin.domain.referentiel import AssessmentKind
from parchemin.readers.assessment_kind import NAMES, announcement, head_of
from parchemin.readers.competency_items import cut_items, split_items
from parchemin.readers.source_text import EDGES, SourceText

PARTS = ["  ", " ", "   ", "\n", "\u00a0\u00a0", "\u2003", "- ", "-", "o ", "C1.", "A1C1. ", "1.1 "]
PARTS += ["1. ", ":", ";", "Lire", "écrire", "É", "٣.", "B", "Étude de cas", "qcm", "dossier"]
TEXT = st.lists(st.sampled_from(PARTS), max_size=12).map("".join)
ANY = TEXT | st.text(max_size=40)
WORDS = st.lists(st.sampled_from(["Lire", "Peser", "Noter", "Trier"]), min_size=1, max_size=6)


@given(ANY)
@example("o")
@example("C1.")
@example(" :")
def test_items_are_in_order_and_never_overlap(text: str) -> None:
    """Each item begins where the one before it ends, or later, and none is empty."""
    position = 0
    for start, code_end, after, end in cut_items(text):
        assert position <= start <= code_end <= after < end <= len(text)
        assert not {text[after], text[end - 1]} & set(EDGES)
        position = end


@given(ANY)
def test_pieces_say_what_positions_say(text: str) -> None:
    """The items as pieces of text are the same stretches as the items as positions."""
    source = SourceText.of(text)
    whole = source.whole
    for item, (start, code_end, after, end) in zip(
        split_items(whole), cut_items(source.text), strict=True
    ):
        assert (item.piece.start, item.piece.end) == (after, end)
        assert (item.whole.start, item.whole.end) == (start, end)
        assert (item.code is not None) is (code_end > start)


@given(ANY, st.integers(min_value=0, max_value=9))
def test_items_of_a_part_are_placed_in_the_whole(text: str, ahead: int) -> None:
    """A list that begins in the middle of a text has its places counted from the text's start."""
    alone = split_items(SourceText.of(text).whole)
    shifted = SourceText.of("x" * ahead + text)
    for one, other in zip(alone, split_items(shifted.whole.part(ahead)), strict=True):
        assert one.piece.text == other.piece.text
        assert one.piece.start + ahead == other.piece.start


@pytest.mark.parametrize("separator", ["  ", "     ", "\n", " \n ", "\u00a0 ", "\n\n"])
@given(words=WORDS)
def test_separators_are_equal(separator: str, words: list[str]) -> None:
    """The same list is read whatever cuts it: spaces, unbreakable spaces, line ends."""
    text = separator.join(words)
    assert [text[after:end] for _, _, after, end in cut_items(text)] == words


@given(ANY)
def test_a_head_is_a_beginning(text: str) -> None:
    """The announcing words begin the text, eight characters at least when it has them."""
    head = head_of(text)
    assert text.startswith(head)
    assert len(head) >= min(8, len(text))


@pytest.mark.parametrize("end", [" : ", ". ", "; ", "  ", "\n", " Description :"])
def test_a_head_stops_at_each_of_its_ends(end: str) -> None:
    """A colon between spaces, a point, a run of spaces, a line end or « Description : »."""
    assert head_of(f"Étude de cas{end}puis un QCM").rstrip() == "Étude de cas"


@pytest.mark.parametrize("inside", [":", ".", "-", " ", "descriptions ", "Descriptions "])
def test_a_head_goes_over_what_does_not_end_it(inside: str) -> None:
    """« 14:30 », « n.b. » and words that resemble « Description : » do not cut the head."""
    text = f"Étude de cas{inside}commun"
    assert head_of(text) == text


@given(ANY)
def test_natures_are_where_they_say(text: str) -> None:
    """Every announced nature has a place inside the head, and one alone decides the kind."""
    said = announcement(text)
    for start, end in said.natures.values():
        assert 0 <= start < end <= len(said.head)
    assert said.kind is None or len(said.natures) == 1
    assert 0 <= said.title_end <= len(said.head)


@pytest.mark.parametrize("kind", list(NAMES), ids=lambda kind: kind.name)
@pytest.mark.parametrize("change", [str.lower, str.upper, str.capitalize])
def test_letters_of_any_case_announce(kind: AssessmentKind, change: object) -> None:
    """The usual name of a nature announces it in small letters, capitals, or with one capital."""
    name = {
        AssessmentKind.ORAL_ON_SITUATIONS: "présentation orale de situations professionnelles"
    }.get(kind, NAMES[kind])
    assert callable(change)
    assert kind in announcement(change(name)).natures
