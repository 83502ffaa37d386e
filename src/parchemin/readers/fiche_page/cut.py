"""Cut a bloc's run-on text into competencies, at the places the page's own list gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from parchemin.readers.comparison import LONGEST_COMPARED, alike, likeness
from parchemin.readers.source_text import Piece

_HEAD = 40
_SURE = 85.0
_SAME = 80.0
MOST_ITEMS = 500
"""Competencies of a list that are looked for in the blocs; the longest known list has 60."""


@dataclass(frozen=True)
class Wanted:
    """The items of the page's list, and those that no bloc holds word for word."""

    items: list[str]
    reworded: list[str]


def wanted_items(items: Iterable[str], blocs: Iterable[str]) -> Wanted:
    """The items in the form that ``cut_at`` looks for, against the texts of all the blocs."""
    kept = (item for item in islice(items, MOST_ITEMS) if len(item) <= LONGEST_COMPARED)
    wanted = [alike(item) for item in kept]
    text = "\n".join(alike(bloc) for bloc in blocs)
    return Wanted(wanted, [item for item in wanted if item not in text])


def cut_at(piece: Piece, wanted: Wanted) -> tuple[list[Piece], list[Piece]]:
    """The pieces, and those among them that resemble no item of the list.

    An item is looked for word for word, then by its first words, then by resemblance; a cut is
    only made between two words, before a capital letter or a digit.
    """
    view = alike(piece.text)
    if view in wanted.items:
        return [piece], []
    starts = _exact(view, wanted.items)
    if not _covers(view, starts):
        starts |= _approached(view, wanted.reworded)
    places = sorted({0, *starts}) if starts else [0]
    pieces = [
        piece.part(start, end).trim()
        for start, end in zip(places, [*places[1:], len(view)], strict=True)
    ]
    return pieces, [part for part in pieces if not _verified(alike(part.text), wanted.items)]


def _exact(view: str, wanted: Sequence[str]) -> dict[int, str]:
    starts: dict[int, str] = {}
    for item in wanted:
        place = view.find(item)
        while place > 0 and not _is_boundary(view, place):
            place = view.find(item, place + 1)
        if place >= 0 and len(item) > len(starts.get(place, "")):
            starts[place] = item
    return {
        place: item
        for place, item in starts.items()
        if not any(other < place < other + len(found) for other, found in starts.items())
    }


def _covers(view: str, starts: dict[int, str]) -> bool:
    return sum(map(len, starts.values())) + len(starts) - 1 >= len(view)


def _approached(view: str, missing: Sequence[str]) -> dict[int, str]:
    """Starts of the items that the text words otherwise."""
    starts: dict[int, str] = {}
    for item in missing:
        place = view.find(item[:_HEAD])
        if place < 0 and len(view) <= LONGEST_COMPARED and len(item) <= len(view):
            found = fuzz.partial_ratio_alignment(item, view, score_cutoff=_SURE)
            place = _word_start(view, found.dest_start) if found else -1
        if place >= 0 and _is_boundary(view, place):
            starts.setdefault(place, item)
    return starts


def _word_start(view: str, place: int) -> int:
    """The nearest start of a sentence around an approximate place."""
    nearby = sorted(
        range(max(0, place - 12), min(len(view), place + 13)), key=lambda p: abs(p - place)
    )
    return next((near for near in nearby if _is_boundary(view, near)), -1)


def _is_boundary(view: str, place: int) -> bool:
    if place == 0:
        return True
    return view[place - 1].isspace() and (view[place].isupper() or view[place].isdigit())


def _verified(text: str, wanted: Sequence[str]) -> bool:
    return any(likeness(text, item, at_least=_SAME) for item in wanted)
