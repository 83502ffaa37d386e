"""Edits of level: a line that groups competencies, a detail under one of them."""

from parchemin.office.referentiels.edits.blanks import blank
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.tree import NAME, NoSuchPlace, Tree
from parchemin.office.referentiels.edits.values import Touched


def to_heading(tree: Tree, edit: Edit) -> Touched:
    """Make of a competency the heading of those named, which follow it."""
    name, over = edit.args["node"], edit.args["over"]
    _only_words(tree, name, "criteria", "details", "associations")
    home = tree.home(name)
    followers = [tree.node(each) for each in over]
    if not over or any(tree.home(each) != home for each in over) or name in over:
        raise NoSuchPlace(home)
    gone = tree.take(name)
    place = gone["spans"].get("text")
    for each in followers:
        each["heading"] = gone["text"]
        if place:
            each["spans"] = {**each["spans"], "heading": place}
    return frozenset({name, *(f"{each}.heading" for each in over)})


def to_detail(tree: Tree, edit: Edit) -> Touched:
    """Put the words of a competency among the details of another of its bloc."""
    name, under = edit.args["node"], edit.args["under"]
    _only_words(tree, name, "criteria", "associations")
    if tree.home(under) != tree.home(name) or under == name:
        raise NoSuchPlace(under)
    gone = tree.take(name)
    made = blank("details", {"text": gone["text"], "spans": gone["spans"]})
    made["spans"] = {key: span for key, span in gone["spans"].items() if key.startswith("text")}
    details = f"{under}.details"
    tree.insert(made, f"e{edit.number}", details, len(tree.items(details)))
    for rank, each in enumerate(gone["details"], start=1):
        tree.insert(dict(each), f"e{edit.number}-{rank}", details, len(tree.items(details)))
    return frozenset({name, f"e{edit.number}", *(each[NAME] for each in gone["details"])})


def to_competency(tree: Tree, edit: Edit) -> Touched:
    """Make of a detail a competency of its own, right after the one that held it."""
    name = edit.args["node"]
    holder = tree.owner(name)
    if not tree.home(name).endswith(".details"):
        raise NoSuchPlace(name)
    home, rank = tree.home(holder), tree.rank(holder)
    gone = tree.take(name)
    kept = tree.node(holder)
    made = blank("competencies", {"text": gone["text"], "spans": gone["spans"]})
    made |= {key: kept[key] for key in ("key", "heading", "assessments")}
    tree.insert(made, f"e{edit.number}", home, rank + 1)
    return frozenset({name, f"e{edit.number}"})


def _only_words(tree: Tree, name: str, *lists: str) -> None:
    """Raise when the competency holds one of these lists, which its words would leave behind."""
    for each in lists:
        if tree.node(name).get(each):
            raise NoSuchPlace(f"{name}.{each}")
