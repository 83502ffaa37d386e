"""Which edits bear on the same place."""

from collections.abc import Iterable

from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.log import REDO, UNDO, Edit, in_force


def crossed(result: Laid, places: Iterable[str], since: int) -> tuple[Edit, ...]:
    """The edits made after that state that bear on one of these places, undoings included."""
    wanted = tuple(places)
    return tuple(
        edit
        for edit in result.edits
        if edit.number > since and overlap(_reach(result, edit), wanted)
    )


def later(result: Laid, number: int) -> tuple[Edit, ...]:
    """The edits in force made after this one that bear on what it touched."""
    places = result.touched[number]
    return tuple(
        edit
        for edit in in_force(result.edits)
        if edit.number > number and overlap(result.touched[edit.number], places)
    )


def overlap(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a place of one is a place of the other, or stands inside it."""
    left, right = set(one), set(other)
    return any(_above(place) & right for place in left) or any(
        _above(place) & left for place in right
    )


def _above(place: str) -> set[str]:
    steps = place.split(".")
    return {".".join(steps[:cut]) for cut in range(1, len(steps) + 1)}


def _reach(result: Laid, edit: Edit) -> Iterable[str]:
    """What an edit touched; an undoing keeps what it took back, a redoing gives it again."""
    if edit.act == UNDO:
        return tuple(edit.args["touched"])
    return result.touched.get(edit.args["edit"] if edit.act == REDO else edit.number, ())
