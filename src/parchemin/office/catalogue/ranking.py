"""The order of what a search finds: the words in the title first, then the active, then by title."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from django.db.models import QuerySet

from parchemin.office.catalogue.engine import Asked
from parchemin.office.catalogue.models import ALIVE_FIRST, Fiche


class Search:
    """The fiches that have these words, out of those that the other criteria left."""

    def __init__(self, fiches: QuerySet[Fiche], words: Sequence[str]) -> None:
        self.everything = not fiches.query.where
        self.asked = Asked(words)
        self.found = self.asked.among(fiches)

    @cached_property
    def count(self) -> int:
        """How many; the index of words says it alone when nothing else was asked."""
        if self.everything and self.asked.words:
            return self.asked.count
        return self.found.order_by().count()

    def by_title(self) -> QuerySet[Fiche]:
        """The active fiches first, then by title."""
        return by_title(self.found)


class TitleFirst:
    """Two lists read as one, each sorted by an index: no page sorts all that a search finds."""

    model = Fiche

    def __init__(self, search: Search, in_title: Search) -> None:
        self.search = search
        self.in_title = in_title
        self.query = search.found.query
        self.first = in_title.by_title()
        self.others = by_title(in_title.asked.outside(search.found))

    def count(self) -> int:
        """How many fiches both lists have."""
        return self.search.count

    def __iter__(self) -> Iterator[Fiche]:
        return chain(self.first, self.others)

    def __getitem__(self, page: slice) -> list[Fiche]:
        """The fiches from one rank to another."""
        start, stop, cut = page.start or 0, page.stop, self.in_title.count
        above = list(self.first[start:stop]) if start < cut else []
        if stop <= cut:
            return above
        return above + list(self.others[max(start - cut, 0) : stop - cut])

    def iterator(self, chunk_size: int) -> Iterator[Fiche]:
        """Every fiche, ``chunk_size`` read at a time."""
        return chain(self.first.iterator(chunk_size), self.others.iterator(chunk_size))

    def order_by(self, *columns: str) -> QuerySet[Fiche]:
        """The same fiches, sorted by columns instead."""
        return self.search.found.order_by(*columns)


def by_title(fiches: QuerySet[Fiche]) -> QuerySet[Fiche]:
    return fiches.order_by(ALIVE_FIRST, "sorted_title", "number")
