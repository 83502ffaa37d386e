"""Laying edits over a content: what holds now, and which edit each place owes it to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parchemin.office.referentiels.edits.items import add, move, paste, remove
from parchemin.office.referentiels.edits.levels import to_competency, to_detail, to_heading
from parchemin.office.referentiels.edits.log import REDO, UNDO, Edit, edits_of, in_force
from parchemin.office.referentiels.edits.texts import merge, split
from parchemin.office.referentiels.edits.ties import tie, untie
from parchemin.office.referentiels.edits.tree import Content, Tree
from parchemin.office.referentiels.edits.values import Touched, answer, attach, write

ACTS: dict[str, Callable[[Tree, Edit], Touched]] = {
    "ecrire": write,
    "choisir": write,
    "lire": answer,
    "rattacher": attach,
    "fusionner": merge,
    "couper": split,
    "deplacer": move,
    "ajouter": add,
    "coller": paste,
    "supprimer": remove,
    "titrer": to_heading,
    "detailler": to_detail,
    "hausser": to_competency,
}


@dataclass(frozen=True)
class Laid:
    """A content with its edits laid: the named objects, and what each edit in force touched.

    ``state`` counts all the edits ever made, undone ones included: it only grows.
    """

    tree: Tree
    source: Content
    edits: tuple[Edit, ...]
    touched: Mapping[int, Touched]

    @cached_property
    def read(self) -> Tree:
        """The content as it was read, without any edit."""
        return Tree(self.source)

    @property
    def state(self) -> int:
        return len(self.edits)

    @property
    def content(self) -> Content:
        """The content in the published form."""
        return self.tree.bare()

    def last_on(self) -> dict[str, Edit]:
        """The last edit in force that touched each place, by place."""
        named = {edit.number: edit for edit in self.edits}
        return {place: named[number] for number, places in self.touched.items() for place in places}


def laid(content: Content, answers: Mapping[str, Any]) -> Laid:
    """Lay the edits stored with a version; raises NoSuchPlace when one bears on nothing."""
    return lay(content, edits_of(answers))


def lay(content: Content, edits: Iterable[Edit]) -> Laid:
    """Lay these edits, in order, leaving out those undone; the content is left as it was."""
    kept = tuple(edits)
    tree = Tree(content)
    tie(tree)
    touched = {edit.number: ACTS[edit.act](tree, edit) for edit in in_force(kept)}
    untie(tree)
    return Laid(tree, content, kept, touched)


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
