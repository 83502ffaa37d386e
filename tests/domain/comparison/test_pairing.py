"""Which item of one list is which item of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.comparison.likeness import contained, likeness, words_of
from parchemin.domain.comparison.pairing import LARGEST, best_pairs, equal_pairs, keeps_order, left

SCORES = st.lists(
    st.lists(st.sampled_from([0.0, 0.3, 0.6, 1.0]), min_size=4, max_size=4), min_size=4, max_size=4
)


def test_the_likest_are_paired_first() -> None:
    """A better pair elsewhere takes precedence over the first one met."""
    table = [[0.6, 0.9], [0.5, 0.8]]
    pairs = best_pairs(range(2), range(2), lambda i, j: table[i][j], 0.4)
    assert [(pair.before, pair.after) for pair in pairs] == [(0, 1), (1, 0)]


def test_under_the_threshold_nothing_is_paired() -> None:
    """What is not like enough stays alone."""
    assert best_pairs(range(3), range(3), lambda _i, _j: 0.2, 0.4) == []


@pytest.mark.parametrize(("other", "doubt"), [(0.85, True), (0.6, False)])
def test_a_near_rival_leaves_a_doubt(other: float, doubt: bool) -> None:
    """Nearly as good is a doubt, clearly worse is none; a rival counts on either side."""
    row = [0.9, other]
    (pair, *_) = best_pairs([0], range(2), lambda _i, j: row[j], 0.4)
    assert pair.doubt is doubt
    (pair, *_) = best_pairs(range(2), [0], lambda i, _j: row[i], 0.4)
    assert pair.doubt is doubt


@given(SCORES)
def test_exchanging_the_sides_exchanges_the_pairs(table: list[list[float]]) -> None:
    """The same pairs come out, turned round, ties included."""
    forth = best_pairs(range(4), range(4), lambda i, j: table[i][j], 0.3)
    back = best_pairs(range(4), range(4), lambda i, j: table[j][i], 0.3)
    assert {(p.before, p.after, p.doubt) for p in forth} == {
        (p.after, p.before, p.doubt) for p in back
    }


@given(SCORES)
def test_nobody_is_paired_twice(table: list[list[float]]) -> None:
    """Each item of each side is in one pair at most."""
    pairs = best_pairs(range(4), range(4), lambda i, j: table[i][j], 0.3)
    assert len({pair.before for pair in pairs}) == len({pair.after for pair in pairs}) == len(pairs)


def test_too_many_pairs_are_not_computed() -> None:
    """Beyond the bound the search gives up at once, and asks for no score."""
    side = range(int(LARGEST**0.5) + 1)
    assert best_pairs(side, side, lambda _i, _j: pytest.fail("une note est demandée"), 0.1) == []


def test_equal_items_are_paired_in_order() -> None:
    """The first with the first, each once; None equals nothing."""
    assert equal_pairs(["a", "b", "a", None], ["a", None, "a", "a"]) == [(0, 0), (2, 2)]


def test_what_is_left_and_what_keeps_its_order() -> None:
    """Places no pair holds, and pairs that cross."""
    assert left(4, [1, 3]) == [0, 2]
    assert keeps_order([(0, 1), (1, 2)])
    assert not keeps_order([(0, 2), (1, 1)])


def test_a_short_text_taken_up_by_a_longer_one_is_recognised() -> None:
    """What a sentence loses in likeness by growing is kept by being contained; two words are not."""
    short = words_of("Vérifier le protocole du patient")
    long = words_of(
        "Vérifier le protocole du patient en recherchant les écarts avec les outils numériques"
    )
    assert likeness(short, long) < 0.5
    assert contained(short, long) > 0.5
    assert contained(words_of("le patient"), long) == likeness(words_of("patient"), long)
    assert likeness(frozenset(), frozenset()) == 1.0
    assert likeness(frozenset(), short) == 0.0
