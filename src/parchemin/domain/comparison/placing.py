"""Which competency of one certification is which of another: the same, moved, split or merged."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from parchemin.domain.comparison.changes import ChangeKind
from parchemin.domain.comparison.likeness import contained, likeness, words_of
from parchemin.domain.comparison.pairing import best_pairs, equal_pairs
from parchemin.domain.comparison.tokens import tokens
from parchemin.domain.referentiel import Bloc, Competency

SAME_CODE = 0.2
"""From what likeness two competencies of one code are one."""
ALIKE = 0.35
"""From what likeness two competencies of paired blocs are one."""
ALIKE_ELSEWHERE = 0.5
"""From what likeness two competencies of blocs that are not paired are one."""
SURE = 0.6
"""From what likeness there is no doubt."""
PART = 0.75
"""How much of a competency must be found in another, and of the whole in its parts."""
OWN = 2
"""How many words of the whole each part must be alone to bring."""
MOST_GROUPED = 400
"""Beyond, what is left of either side is not searched for splits and mergers."""

Score = Callable[[int, int], float]
Group = tuple[ChangeKind, tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True)
class Placed:
    """A competency and where it stands: the rank of its bloc and its own, from 0."""

    competency: Competency
    bloc: int
    rank: int
    bloc_code: str

    @cached_property
    def words(self) -> frozenset[str]:
        """Its meaningful words, its details included."""
        return words_of(self.competency.text, *(each.text for each in self.competency.details))

    @cached_property
    def seen(self) -> tuple[str, ...]:
        """What a reader sees of its text."""
        return tuple(token.key for token in tokens(self.competency.text))

    @property
    def place(self) -> str:
        """Its code or its rank, in French."""
        code = self.competency.code
        return f"{self.bloc_code} {code or f'compétence {self.rank + 1}'}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Competencies of both sides that are one, or parts of one another; one side may be empty."""

    kind: ChangeKind
    before: tuple[Placed, ...]
    after: tuple[Placed, ...]
    certain: bool = True


def placed(blocs: Sequence[Bloc]) -> tuple[Placed, ...]:
    """The competencies of blocs, in order."""
    return tuple(
        Placed(competency, rank, place, bloc.code)
        for rank, bloc in enumerate(blocs)
        for place, competency in enumerate(bloc.competencies)
    )


def meet(
    before: Sequence[Placed], after: Sequence[Placed], blocs: Mapping[int, int]
) -> tuple[Meeting, ...]:
    """What became of every competency; ``blocs`` gives the rank after of a bloc, by rank before.

    Every competency of both sides is in exactly one meeting.
    """
    return tuple(_Search(before, after, blocs).meetings())


class _Search:
    """The two sides, and what is not paired yet."""

    def __init__(
        self, before: Sequence[Placed], after: Sequence[Placed], blocs: Mapping[int, int]
    ) -> None:
        self.before, self.after, self.blocs = before, after, blocs
        self.rows, self.columns = list(range(len(before))), list(range(len(after)))

    def meetings(self) -> Iterator[Meeting]:
        """From the surest to what is left: same words, parts, same code, likeness."""
        yield from self._equal(
            [(self.blocs.get(item.bloc, -1 - item.bloc), item.seen) for item in self.before],
            [(item.bloc, item.seen) for item in self.after],
        )
        yield from self._equal(
            [item.seen for item in self.before], [item.seen for item in self.after]
        )
        yield from self._groups()
        yield from self._pairs(self._same_code, SAME_CODE)
        yield from self._pairs(self._like_here, ALIKE)
        yield from self._pairs(self._like, ALIKE_ELSEWHERE)
        for row in self.rows:
            yield Meeting(ChangeKind.REMOVED, (self.before[row],), ())
        for column in self.columns:
            yield Meeting(ChangeKind.ADDED, (), (self.after[column],))

    def _equal(self, before: Sequence[Hashable], after: Sequence[Hashable]) -> Iterator[Meeting]:
        """What reads the same on both sides, among what is left."""
        rows, columns = self.rows, self.columns
        equal = equal_pairs([before[row] for row in rows], [after[each] for each in columns])
        for i, j in equal:
            old, new = self.before[rows[i]], self.after[columns[j]]
            yield Meeting(self._kind(old, new), (old,), (new,))
        self._take({rows[i] for i, _ in equal}, {columns[j] for _, j in equal})

    def _pairs(self, score: Score, at_least: float) -> Iterator[Meeting]:
        for pair in best_pairs(self.rows, self.columns, score, at_least):
            old, new = self.before[pair.before], self.after[pair.after]
            self._take([pair.before], [pair.after])
            sure = likeness(old.words, new.words) >= SURE and not pair.doubt
            yield Meeting(self._kind(old, new), (old,), (new,), sure)

    def _kind(self, old: Placed, new: Placed) -> ChangeKind:
        if self.blocs.get(old.bloc) != new.bloc:
            return ChangeKind.MOVED
        return ChangeKind.SAME if old.seen == new.seen else ChangeKind.REWORDED

    def _take(self, rows: Collection[int], columns: Collection[int]) -> None:
        self.rows = [row for row in self.rows if row not in rows]
        self.columns = [column for column in self.columns if column not in columns]

    def _here(self, i: int, j: int) -> bool:
        return self.blocs.get(self.before[i].bloc) == self.after[j].bloc

    def _like(self, i: int, j: int) -> float:
        return contained(self.before[i].words, self.after[j].words)

    def _like_here(self, i: int, j: int) -> float:
        return self._like(i, j) if self._here(i, j) else 0.0

    def _same_code(self, i: int, j: int) -> float:
        code = self.before[i].competency.code
        same = code is not None and code == self.after[j].competency.code
        return self._like_here(i, j) if same else 0.0

    def _groups(self) -> Iterator[Meeting]:
        """Splits and mergers that share no competency with one another; always to be confirmed."""
        if max(len(self.rows), len(self.columns)) > MOST_GROUPED:
            return
        splits = _wholes(self.before, self.rows, self.after, self.columns)
        mergers = _wholes(self.after, self.columns, self.before, self.rows)
        groups: list[Group] = [
            (ChangeKind.SPLIT, (whole,), parts) for whole, parts in splits.items()
        ]
        groups += [(ChangeKind.MERGED, parts, (whole,)) for whole, parts in mergers.items()]
        for kind, rows, columns in groups:
            rivals = [g for g in groups if set(g[1]) & set(rows) or set(g[2]) & set(columns)]
            if len(rivals) == 1:
                self._take(rows, columns)
                old = tuple(self.before[row] for row in rows)
                yield Meeting(kind, old, tuple(self.after[each] for each in columns), certain=False)


def _wholes(
    wholes: Sequence[Placed], places: Sequence[int], parts: Sequence[Placed], others: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """The competencies whose words are found, for the most part, in several of the other side."""
    found = {}
    for place in places:
        whole = wholes[place].words
        inside = [each for each in others if _inside(parts[each].words, whole)]
        if len(inside) > 1 and _share_out(whole, [parts[each].words for each in inside]):
            found[place] = tuple(inside)
    return found


def _share_out(whole: frozenset[str], parts: Sequence[frozenset[str]]) -> bool:
    """Whether the parts make up the whole, each bringing words that no other one brings."""
    brought = Counter(word for part in parts for word in part & whole)
    own = {word for word, count in brought.items() if count == 1}
    return _inside(whole, frozenset(brought)) and all(len(part & own) >= OWN for part in parts)


def _inside(words: frozenset[str], whole: frozenset[str]) -> bool:
    return bool(words) and len(words & whole) >= PART * len(words)
