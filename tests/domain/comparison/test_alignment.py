"""Two sequences laid side by side."""

import time
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.comparison.alignment import FULL_COMPARISON, aligned

ITEMS = st.lists(st.sampled_from("abcde"), max_size=40)
SIDE = int(FULL_COMPARISON**0.5) + 50
"""A length whose square is too much for a full comparison."""


def rebuilt(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """The two sides put together again from their runs."""
    runs = aligned(before, after)
    return (
        [item for run in runs for item in before[run.before : run.before_end]],
        [item for run in runs for item in after[run.after : run.after_end]],
    )


@given(ITEMS, ITEMS)
def test_runs_cover_both_sides_once_in_order(before: list[str], after: list[str]) -> None:
    """Nothing is lost, nothing is said twice."""
    assert rebuilt(before, after) == (before, after)


@given(ITEMS, ITEMS)
def test_a_kept_run_is_equal_on_both_sides(before: list[str], after: list[str]) -> None:
    """Kept runs hold the same items, and changed runs alternate with them."""
    runs = aligned(before, after)
    for run in runs:
        same = before[run.before : run.before_end] == after[run.after : run.after_end]
        assert same if run.kept else True
    kinds = [run.kept for run in runs]
    assert all(one is not other for one, other in pairwise(kinds))


@given(ITEMS)
def test_a_sequence_and_itself_are_one_run(items: list[str]) -> None:
    """The same items are kept whole."""
    assert [run.kept for run in aligned(items, items)] == ([True] if items else [])


def test_unique_landmarks_cut_long_sequences() -> None:
    """A long sequence with two items changed, far apart, keeps everything else."""
    before = [f"mot{rank}" for rank in range(3 * SIDE)]
    after = [*before]
    after[10], after[-10] = "autre", "encore"
    changed = [run for run in aligned(before, after) if not run.kept]
    assert [(run.before, run.before_end - run.before) for run in changed] == [
        (10, 1),
        (len(before) - 10, 1),
    ]


def test_groups_of_three_serve_where_no_item_is_unique() -> None:
    """Long sequences in which every item occurs often are cut by groups met once."""
    before = [str(sha256(b"%d" % rank).digest()[0] % 40) for rank in range(2 * SIDE)]
    after = ["x", *before[: SIDE - 1], "y", *before[SIDE:], "z"]
    kept = sum(run.before_end - run.before for run in aligned(before, after) if run.kept)
    assert kept >= 0.9 * len(before)


@pytest.mark.parametrize("size", [2_000, 20_000])
def test_a_passage_without_a_landmark_is_given_up_as_a_whole(size: int) -> None:
    """Nothing in common and nothing unique: one change, found in no time."""
    start = time.process_time()
    (run,) = aligned(["a", "b"] * size, ["c", "d"] * size)
    assert not run.kept
    assert time.process_time() - start < 2


def test_an_empty_side_is_one_change() -> None:
    """All is removed, or all is added; two empty sides have no run."""
    (removed,), (added,) = aligned(["a"], []), aligned([], ["a"])
    assert (removed.before_end, removed.after_end) == (1, 0)
    assert (added.before_end, added.after_end) == (0, 1)
    assert aligned([], []) == ()
