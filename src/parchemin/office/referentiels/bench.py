"""What the workbench offers for one object: its text, its lists, where it can go."""

from dataclasses import dataclass

from parchemin.office.referentiels.bench_choices import Choice, choices, destinations, modalities
from parchemin.office.referentiels.correctable import called
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.laying import Laid

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
        modalities=modalities(tree, name, node) if competency else (),
        destinations=destinations(tree, name, kind),
        followers=choices(tree, siblings[rank + 1 :])
        if competency and not node["criteria"]
        else (),
        first=rank == 0,
        last=rank == len(siblings) - 1,
        key=node.get("key"),
    )
