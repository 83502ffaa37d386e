"""Two texts compared word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.comparison.meaning import common_words
from parchemin.domain.comparison.tokens import tokens
from parchemin.domain.comparison.words import Stretch, StretchKind, compare_words, same_words

KEPT, REMOVED, ADDED = StretchKind.KEPT, StretchKind.REMOVED, StretchKind.ADDED

WORDS = st.sampled_from(
    ["analyser", "le", "besoin", "du", "client", "l’", "équipe", ",", "conduire", "un", "entretien"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


def keys(text: str) -> list[str]:
    """What a reader sees of a text."""
    return [token.key for token in tokens(text)]


def joined(stretches: tuple[Stretch, ...], *kinds: StretchKind) -> str:
    """The text of the stretches of some kinds."""
    return "".join(stretch.text for stretch in stretches if stretch.kind in kinds)


def test_a_replaced_word_is_removed_then_added() -> None:
    """The removal comes before the addition, the rest is kept as written after."""
    assert compare_words("Analyser le besoin du client", "Analyser la demande du client") == (
        Stretch(KEPT, "Analyser "),
        Stretch(REMOVED, "le besoin "),
        Stretch(ADDED, "la demande "),
        Stretch(KEPT, "du client"),
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("l'équipe", "l’équipe"),
        ("vente - conseil", "vente – conseil"),
        ("objectif : vendre", "objectif: vendre"),
        ("« vendre »", '"vendre"'),
        ("mise en œuvre", "mise en oeuvre"),
        ("etc…", "etc..."),
        ("un\u00a0client", "un  client\n"),
        ("évaluer", "e\u0301valuer"),
        ("par\u00adtage", "partage"),
    ],
)
def test_writings_of_the_same_words_are_no_difference(before: str, after: str) -> None:
    """Apostrophes, dashes, quotes, spaces, ligatures and hidden signs are set aside."""
    assert same_words(before, after)
    assert {stretch.kind for stretch in compare_words(before, after)} == {KEPT}


@pytest.mark.parametrize(
    ("before", "after"),
    [("évaluer", "evaluer"), ("Vendre", "vendre"), ("le tuteur", "les tuteurs"), ("a b", "ab")],
)
def test_real_changes_are_differences(before: str, after: str) -> None:
    """An accent, a capital, a plural or two words glued are changes that a reader sees."""
    assert not same_words(before, after)
    assert any(stretch.kind is not KEPT for stretch in compare_words(before, after))


def test_little_words_in_the_midst_of_a_change_belong_to_it() -> None:
    """A change reads as one passage, not as crumbs around « de la »."""
    stretches = compare_words("Vendre au profit de la marque", "Vendre au service de la boutique")
    assert stretches[1:] == (
        Stretch(REMOVED, "profit de la marque"),
        Stretch(ADDED, "service de la boutique"),
    )


def test_nothing_compares_with_something() -> None:
    """A text against none is wholly added or removed; none against none says nothing."""
    assert compare_words("", "un texte") == (Stretch(ADDED, "un texte"),)
    assert compare_words("un texte", " ") == (Stretch(REMOVED, "un texte"),)
    assert compare_words("", "  ") == ()


@given(TEXTS, TEXTS)
def test_every_word_of_both_sides_is_accounted_for(before: str, after: str) -> None:
    """Kept and removed words give the first text back, kept and added ones the second."""
    stretches = compare_words(before, after)
    told = [key for stretch in stretches if stretch.kind is not ADDED for key in keys(stretch.text)]
    assert told == keys(before)
    assert joined(stretches, KEPT, ADDED) == (after if keys(after) else "")


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_accounted_for(before: str, after: str) -> None:
    """Whatever the characters, the words of both sides are all there."""
    stretches = compare_words(before, after)
    assert "".join(keys(joined(stretches, KEPT, REMOVED))) == "".join(keys(before))
    assert joined(stretches, KEPT, ADDED) == (after if keys(after) else "")


@given(TEXTS)
def test_a_text_and_itself_are_the_same(text: str) -> None:
    """Nothing is added to or removed from a text compared with itself."""
    assert all(stretch.kind is KEPT for stretch in compare_words(text, text))


@given(TEXTS, TEXTS)
def test_the_same_words_are_exactly_those_without_a_change(before: str, after: str) -> None:
    """Two texts are the same for a reader when nothing is added nor removed."""
    changed = any(stretch.kind is not KEPT for stretch in compare_words(before, after))
    assert same_words(before, after) is not changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("mot " * 30_000, "autre " * 30_000),
        ("a b " * 15_000, "b a c " * 10_000),
        (
            " ".join(f"mot{rank}" for rank in range(30_000)),
            " ".join(f"mot{rank}" for rank in reversed(range(30_000))),
        ),
    ],
)
def test_very_long_texts_stay_quick(before: str, after: str) -> None:
    """Thirty thousand words a side, the worst orders included, never hold the screen."""
    start = time.process_time()
    stretches = compare_words(before, after)
    assert time.process_time() - start < 5
    assert keys(joined(stretches, KEPT, ADDED)) == keys(after)


def test_a_few_changes_in_a_long_text_are_found() -> None:
    """A long text with one word changed shows that word alone."""
    words = [f"phrase{rank} de la" for rank in range(5_000)]
    after = [*words[:2_500], "insérée", *words[2_500:]]
    changes = [s for s in compare_words(" ".join(words), " ".join(after)) if s.kind is not KEPT]
    assert changes == [Stretch(ADDED, "insérée ")]


def test_common_words_leave_little_words_aside() -> None:
    """Case, accents, plurals and little words do not count in likeness."""
    shared = common_words(
        "Analyser les besoins du client, avec l’équipe", "L'analyse du BESOIN et de la clientèle"
    )
    assert shared.common == ("besoins",)
    assert shared.only_first == ("analyser", "client", "équipe")
    assert shared.only_second == ("analyse", "clientèle")


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_both_ways(first: str, second: str) -> None:
    """Who is compared with whom changes nothing, and a text is as like itself as can be."""
    one, other = common_words(first, second), common_words(second, first)
    assert one.likeness == other.likeness
    assert 0 <= one.likeness <= 1
    assert (one.only_first, one.only_second) == (other.only_second, other.only_first)
    assert common_words(first, first).only_first == ()
