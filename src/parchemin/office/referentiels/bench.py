"""What the workbench offers for one object: its text, its lists, where it can go."""

from dataclasses import dataclass
from typing import Any

from parchemin.office.referentiels.correctable import called, name_of
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.tree import Tree

PASTES = {
    "competencies": (("criteria", "critères"), ("details", "détails")),
    "blocks": (("competencies", "compétences"), ("leads", "phrases d'introduction")),
}


@dataclass(frozen=True)
class PasteList:
    """A list that lines can be pasted in."""

    place: str
    label: str


@dataclass(frozen=True)
class Choice:
    """One thing to tick or to choose: a modality, a destination, a competency."""

    key: str
    label: str
    ticked: bool = False

    @property
    def name(self) -> str:
        return self.key


@dataclass(frozen=True)
class Bench:
    """The gestures that fit one object; empty choices where a gesture does not."""

    name: str
    kind: str
    called: str
    text: str
    lists: tuple[PasteList, ...]
    modalities: tuple[Choice, ...]
    destinations: tuple[Choice, ...]
    followers: tuple[Choice, ...]
    first: bool
    last: bool
    key: bool | None


def bench_of(result: Laid, name: str) -> Bench:
    """The workbench of an object; raises NoSuchPlace."""
    tree = result.tree
    node, kind = tree.node(name), kind_of(tree.home(name))
    siblings = tree.siblings(name)
    rank = tree.rank(name)
    competency = kind == "competencies"
    return Bench(
        name=name,
        kind=kind,
        called=called(tree, name),
        text=str(node.get("text", "")),
        lists=tuple(PasteList(f"{name}.{key}", label) for key, label in PASTES.get(kind, ())),
        modalities=_modalities(tree, name, node) if competency else (),
        destinations=_destinations(tree, name, kind),
        followers=_choices(tree, siblings[rank + 1 :])
        if competency and not node["criteria"]
        else (),
        first=rank == 0,
        last=rank == len(siblings) - 1,
        key=node.get("key"),
    )


def _modalities(tree: Tree, name: str, node: dict[str, Any]) -> tuple[Choice, ...]:
    held = set(node["assessments"])
    return tuple(
        Choice(name_of(each), f"{each['code']} : {each['title']}", each["code"] in held)
        for each in tree.node(tree.owner(name))["assessments"]
    )


def _destinations(tree: Tree, name: str, kind: str) -> tuple[Choice, ...]:
    """The end of each other bloc, or for a criterion of each competency of its bloc."""
    if kind in ("competencies", "assessments", "leads"):
        owners = tree.content["blocks"]
    elif kind in ("criteria", "details"):
        owners = tree.siblings(tree.owner(name))
    else:
        return ()
    return tuple(
        Choice(_end(each, kind), called(tree, name_of(each)))
        for each in owners
        if name_of(each) != tree.owner(name)
    )


def _end(owner: dict[str, Any], kind: str) -> str:
    last = name_of(owner[kind][-1]) if owner[kind] else ""
    return f"{name_of(owner)}.{kind}|{last}"


def _choices(tree: Tree, items: list[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(name_of(each), called(tree, name_of(each))) for each in items)
