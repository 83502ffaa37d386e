"""Two sequences laid side by side: the runs they share and those they do not, in near linear time.

Landmarks first: what occurs once on each side cuts long sequences into short gaps (the idea of
patience sorting); each short gap is then compared in full. A long gap without a landmark is given
up as a whole, so that the time stays bounded whatever the texts.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

FULL_COMPARISON = 22_500
"""The largest product of two lengths that is compared in full."""
DEEPEST = 24
"""How many times a gap may be cut again."""
LANDMARKS = (1, 3)
"""How many consecutive items make a landmark: alone first, then by three."""


@dataclass(frozen=True, slots=True)
class Run:
    """Items ``before:before_end`` of one side against ``after:after_end`` of the other."""

    kept: bool
    before: int
    before_end: int
    after: int
    after_end: int


def aligned(before: Sequence[str], after: Sequence[str]) -> tuple[Run, ...]:
    """The runs of two sequences in order; kept and changed ones alternate and cover both sides."""
    blocks = _joined(_Alignment(before, after).blocks(0, len(before), 0, len(after), DEEPEST))
    runs: list[Run] = []
    i = j = 0
    for start, other, size in [*blocks, (len(before), len(after), 0)]:
        if start > i or other > j:
            runs.append(Run(False, i, start, j, other))
        if size:
            runs.append(Run(True, start, start + size, other, other + size))
        i, j = start + size, other + size
    return tuple(runs)


Block = tuple[int, int, int]
"""Where an equal run starts on each side, and its size."""


class _Alignment:
    """Two sequences, and the search of their equal blocks."""

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self.before = before
        self.after = after

    def blocks(self, i: int, i_end: int, j: int, j_end: int, depth: int) -> Iterator[Block]:
        """The equal blocks between two positions of each side, in order."""
        head = self._prefix(i, i_end, j, j_end)
        if head:
            yield i, j, head
            i, j = i + head, j + head
        tail = self._suffix(i, i_end, j, j_end)
        i_end, j_end = i_end - tail, j_end - tail
        if i < i_end and j < j_end:
            yield from self._gap(i, i_end, j, j_end, depth)
        if tail:
            yield i_end, j_end, tail

    def _gap(self, i: int, i_end: int, j: int, j_end: int, depth: int) -> Iterator[Block]:
        """The blocks of a gap whose two ends differ."""
        if (i_end - i) * (j_end - j) <= FULL_COMPARISON:
            matcher = SequenceMatcher(
                None, self.before[i:i_end], self.after[j:j_end], autojunk=False
            )
            for block in matcher.get_matching_blocks():
                if block.size:
                    yield i + block.a, j + block.b, block.size
            return
        if not depth:
            return
        marks = next(filter(None, (self._landmarks(i, i_end, j, j_end, w) for w in LANDMARKS)), [])
        if marks:
            bounds = [(i, j), *marks, (i_end, j_end)]
            for (start, other), (stop, other_stop) in pairwise(bounds):
                yield from self.blocks(start, stop, other, other_stop, depth - 1)

    def _landmarks(
        self, i: int, i_end: int, j: int, j_end: int, width: int
    ) -> list[tuple[int, int]]:
        """Where items met once on each side stand, in the longest common order."""
        here = _once(self.before, i, i_end, width)
        there = _once(self.after, j, j_end, width)
        pairs = [(position, there[item]) for item, position in here.items() if item in there]
        return _rising(sorted(pairs))

    def _prefix(self, i: int, i_end: int, j: int, j_end: int) -> int:
        """How many items are the same at the beginning."""
        size = 0
        while (
            i + size < i_end and j + size < j_end and self.before[i + size] == self.after[j + size]
        ):
            size += 1
        return size

    def _suffix(self, i: int, i_end: int, j: int, j_end: int) -> int:
        """How many items are the same at the end."""
        size = 0
        while (
            i_end - size > i
            and j_end - size > j
            and self.before[i_end - size - 1] == self.after[j_end - size - 1]
        ):
            size += 1
        return size


def _once(items: Sequence[str], start: int, end: int, width: int) -> dict[tuple[str, ...], int]:
    """The groups of ``width`` items met once between two positions, and where."""
    groups = [tuple(items[at : at + width]) for at in range(start, end - width + 1)]
    counts = Counter(groups)
    return {group: start + at for at, group in enumerate(groups) if counts[group] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest list of pairs that rises on both sides; the pairs come sorted on the first."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for rank, (_, other) in enumerate(pairs):
        place = bisect_left(ends, other)
        previous.append(last[place - 1] if place else -1)
        if place == len(ends):
            ends.append(other)
            last.append(rank)
        else:
            ends[place], last[place] = other, rank
    chain: list[tuple[int, int]] = []
    rank = last[-1] if last else -1
    while rank >= 0:
        chain.append(pairs[rank])
        rank = previous[rank]
    return chain[::-1]


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """The blocks, two that touch on both sides made one."""
    joined: list[Block] = []
    for start, other, size in blocks:
        if (
            joined
            and joined[-1][0] + joined[-1][2] == start
            and joined[-1][1] + joined[-1][2] == other
        ):
            joined[-1] = (*joined[-1][:2], joined[-1][2] + size)
        else:
            joined.append((start, other, size))
    return joined
