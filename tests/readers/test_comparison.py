"""Texts compared for what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.readers.comparison import (
    LONGEST_COMPARED,
    alike,
    differences,
    fold,
    likeness,
    plain,
    sentence_of,
)

WORDS = st.lists(st.sampled_from(["le", "jury", "tire", "au", "sort", "tri"]), max_size=12)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("l’essentiel", "l'essentiel"),
        ("Date\u00a0d’effet", "Date d'effet"),
        ("a – b", "a - b"),
        ("deux   espaces\n ici ", "deux espaces ici"),
    ],
)
def test_plain_ignores_typography(left: str, right: str) -> None:
    """Apostrophes, dashes and spaces are set aside, case and accents are not."""
    assert plain(left) == plain(right)
    assert plain("Été") != plain("ete")


def test_fold_ignores_case_and_accents() -> None:
    """Headings are compared without case, accents nor ligatures."""
    assert fold("  COMPÉTENCES  Attestées ") == "competences attestees"
    assert fold("mise en œuvre") == "mise en oeuvre"


@given(st.text(max_size=80))
def test_alike_keeps_every_position(text: str) -> None:
    """Positions found in the view are positions of the text."""
    assert len(alike(text)) == len(text)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("sujet tiré au tri", "sujet tiré au sort", [("tiré au tri", "tiré au sort")]),
        ("a b c", "a b c", []),
        ("un mot de trop", "un mot", [("un mot de trop", "un mot")]),
        ("", "tout", [("", "tout")]),
        ("le jury, puis", "le jury puis", [("le jury,", "le jury")]),
    ],
)
def test_differences_give_context(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    """Each passage comes with up to two words before it, on both sides."""
    assert differences(left, right) == expected


@given(WORDS, WORDS)
def test_no_difference_means_the_same_words(left: list[str], right: list[str]) -> None:
    """Two texts without difference are the same, and only they."""
    assert (differences(" ".join(left), " ".join(right)) == []) == (left == right)


def test_very_long_texts_are_not_compared_word_by_word() -> None:
    """Beyond the limit, the beginnings are shown instead of a costly comparison."""
    ((left, right),) = differences("a " * LONGEST_COMPARED, "b " * LONGEST_COMPARED)
    assert left.endswith("…")
    assert right.startswith("b b")


def test_likeness() -> None:
    """Equal texts score 100, foreign ones little, too long ones nothing."""
    assert likeness("abc", "abc") == 100
    assert likeness("abcd", "abce") == 75
    assert likeness("abcd", "wxyz", at_least=10) == 0
    assert likeness("a" * LONGEST_COMPARED, "a" * LONGEST_COMPARED + "b") == 0


def test_a_sentence_of_passages() -> None:
    """Passages are quoted the French way; a missing one is said to be nothing."""
    assert (
        sentence_of([("tri", "sort"), ("", "mot")]) == "« tri » / « sort » ; « (rien) » / « mot »"
    )
