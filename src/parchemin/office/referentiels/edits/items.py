"""Edits of lists: add an object, paste several, remove one, move one."""

from parchemin.office.referentiels.edits.blanks import HOLDERS, blank, kind_of
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.ties import tie
from parchemin.office.referentiels.edits.tree import Content, NoSuchPlace, Tree
from parchemin.office.referentiels.edits.values import Touched

NAMED_BY_CODE = ("blocks", "assessments", "correspondences")
"""Lists whose objects bear codes that name others, or are named by them."""


def add(tree: Tree, edit: Edit) -> Touched:
    """Add one object at the end of a list, or after one of its objects."""
    into, name = edit.args["into"], f"e{edit.number}"
    made = blank(kind_of(into), edit.args["values"])
    after = edit.args.get("after")
    rank = len(objects_at(tree, into)) if after is None else _after(tree, into, after)
    tree.insert(made, name, into, rank)
    if kind_of(into) in NAMED_BY_CODE:
        tie(tree)
    return frozenset({name})


def paste(tree: Tree, edit: Edit) -> Touched:
    """Add one object for each text, at the end of a list of texts."""
    into, texts = edit.args["into"], edit.args["texts"]
    names = [f"e{edit.number}-{rank}" for rank in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        made = blank(kind_of(into), {"text": text})
        tree.insert(made, name, into, len(objects_at(tree, into)))
    return frozenset(names)


def remove(tree: Tree, edit: Edit) -> Touched:
    """Take an object out with all it holds; what named it lets it go."""
    name = edit.args["node"]
    gone = tree.below(name)
    tree.take(name)
    return frozenset(gone)


def move(tree: Tree, edit: Edit) -> Touched:
    """Put an object after another one, or first, in its list or in one of the same kind.

    A modality that changes blocs takes the code given with the edit: its own names its bloc.
    """
    name, into, after = edit.args["node"], edit.args["into"], edit.args["after"]
    home = tree.home(name)
    if kind_of(into) != kind_of(home):
        raise NoSuchPlace(into)
    objects_at(tree, into)
    if after == name:
        raise NoSuchPlace(after)
    node = tree.take(name)
    tree.insert(node, name, into, 0 if after is None else _after(tree, into, after))
    touched = {f"{name}.#"}
    if into != home:
        touched |= _settle(node, edit, name)
    return frozenset(touched)


def objects_at(tree: Tree, place: str) -> list[Content]:
    """The list of objects at a place; raises NoSuchPlace for a list of codes, or for none."""
    found = tree.items(place)
    owner, steps = tree.split(place)
    holder = kind_of(tree.home(owner)) if owner else ""
    if holder not in HOLDERS.get(kind_of(place), ("",)) or (owner and len(steps) > 1):
        raise NoSuchPlace(place)
    return found


def cited(content: Content, code: str) -> bool:
    """Whether a correspondence names the bloc of that code."""
    return any(code in each["blocks"] for each in content.get("correspondences", ()))


def free_code(content: Content, edits: tuple[Edit, ...], bloc: str) -> str:
    """A code for a new modality of a bloc, above all those it ever had, undone ones included."""
    head = f"{bloc}ME"
    used = [each["code"] for one in content["blocks"] for each in one["assessments"]]
    for edit in edits:
        given = [edit.args, edit.args.get("values", {}), *edit.args.get("parts", ())]
        used += [str(each.get("code", "")) for each in given]
    ranks = [int(code[len(head) :]) for code in used if _numbered(code, head)]
    return f"{head}{max(ranks, default=0) + 1}"


def _numbered(code: str, head: str) -> bool:
    return code.startswith(head) and code[len(head) :].isdecimal()


def _settle(node: Content, edit: Edit, name: str) -> set[str]:
    """What an object loses or takes when it changes blocs."""
    if "conditions" in node:
        node["code"] = edit.args["code"]
        return {f"{name}.code"}
    if "criteria" in node:
        node["assessments"] = []
        return {f"{name}.assessments"}
    return set()


def _after(tree: Tree, into: str, after: str) -> int:
    if tree.home(after) != into:
        raise NoSuchPlace(after)
    return tree.rank(after) + 1
