"""Laying edits over a content: what holds now, and which edit each place owes it to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from parchemin.office.referentiels.edits.items import add, move, paste, remove
from parchemin.office.referentiels.edits.levels import to_competency, to_detail, to_heading
from parchemin.office.referentiels.edits.log import Edit, edits_of, in_force
from parchemin.office.referentiels.edits.splitting import split
from parchemin.office.referentiels.edits.texts import merge
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
