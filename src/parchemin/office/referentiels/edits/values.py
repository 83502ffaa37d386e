"""Edits that write one value: typed by a person, or chosen among those a finding offers."""

from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.ties import named, tie, tie_to, untie
from parchemin.office.referentiels.edits.tree import NAME, NoSuchPlace, Tree

Touched = frozenset[str]


def write(tree: Tree, edit: Edit) -> Touched:
    """Put a value at a place; the code of a bloc goes on to its modalities' codes.

    Where a whole list is written, what named its objects names those that bear the same codes.
    """
    place, value = edit.args["place"], edit.args["value"]
    name, steps = tree.split(place)
    if name and steps == ["code"] and kind_of(tree.home(name)) == "blocks":
        _pass_on(tree, name, value)
    codes = "finding" in edit.args or place.rpartition(".")[2] in ("blocks", "assessments")
    if codes:
        untie(tree)
    tree.put(place, value, f"e{edit.number}")
    if codes:
        tie(tree)
    if "finding" in edit.args:
        return frozenset({place, f"constats.{edit.args['finding']}"})
    return frozenset({place})


def answer(tree: Tree, edit: Edit) -> Touched:
    """Say that findings were read: the content stays as it is."""
    return frozenset(f"constats.{rank}" for rank in edit.args["findings"])


def attach(tree: Tree, edit: Edit) -> Touched:
    """Say which modalities of its bloc assess a competency, by their names."""
    competency = tree.node(edit.args["node"])
    bloc = tree.node(tree.owner(edit.args["node"]))
    chosen = set(edit.args["modalities"])
    known = [each[NAME] for each in bloc["assessments"]]
    if strangers := chosen - set(known):
        raise NoSuchPlace(min(strangers))
    unnamed = [each for each in competency["assessments"] if not named(each)]
    competency["assessments"] = [
        *unnamed,
        *(tie_to(name) for name in known if name in chosen),
    ]
    return frozenset({f"{edit.args['node']}.assessments"})


def _pass_on(tree: Tree, bloc: str, code: str) -> None:
    held = tree.node(bloc)
    before = held["code"]
    for each in held["assessments"]:
        if each["code"].startswith(f"{before}ME"):
            each["code"] = code + each["code"][len(before) :]
