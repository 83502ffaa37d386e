"""What an object of the workbench can be tied to, and where it can go."""

from dataclasses import dataclass
from typing import Any

from parchemin.office.referentiels.correctable import called, name_of
from parchemin.office.referentiels.edits.tree import Tree


@dataclass(frozen=True)
class Choice:
    """One thing to tick or to choose: a modality, a destination, a competency."""

    key: str
    label: str
    ticked: bool = False

    @property
    def name(self) -> str:
        return self.key


def modalities(tree: Tree, name: str, node: dict[str, Any]) -> tuple[Choice, ...]:
    held = set(node["assessments"])
    return tuple(
        Choice(name_of(each), f"{each['code']} : {each['title']}", each["code"] in held)
        for each in tree.node(tree.owner(name))["assessments"]
    )


def destinations(tree: Tree, name: str, kind: str) -> tuple[Choice, ...]:
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


def choices(tree: Tree, items: list[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(name_of(each), called(tree, name_of(each))) for each in items)
