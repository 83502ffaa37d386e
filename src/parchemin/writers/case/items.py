"""The parts of a référentiel as the items of a framework, and where each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parchemin.domain.outline import OutlineNode
from parchemin.writers.case.names import OURS, Edition, Json, link, shared_identifier
from parchemin.writers.case.values import as_json

MEMBERS: Mapping[str, Mapping[str, str]] = {
    "bloc": {"title": "fullStatement", "code": "humanCodingScheme", "activity": "notes"},
    "introduction": {"text": "fullStatement"},
    "compétence": {"text": "fullStatement", "code": "humanCodingScheme"},
    "compétence annoncée": {"text": "fullStatement", "code": "humanCodingScheme"},
    "savoir-faire": {"text": "fullStatement"},
    "critère": {"text": "fullStatement"},
    "modalité": {
        "text": "fullStatement",
        "title": "abbreviatedStatement",
        "code": "humanCodingScheme",
    },
}
"""The kinds that are items, and the member of CASE that holds each of their values."""

LEVELS = {"bloc": "1", "compétence annoncée": "1"}
UNDER_BLOC = {"introduction": "1.1", "compétence": "1.2", "modalité": "1.3"}
UNDER_COMPETENCY = {"savoir-faire": "1.2.1", "critère": "1.2.2"}
_CODES = {**LEVELS, **UNDER_BLOC, **UNDER_COMPETENCY}


@dataclass(frozen=True)
class Placed:
    """An item in the tree: its identifier, its holder's, and its rank under it, from 1."""

    node: OutlineNode
    identifier: str
    holder: str
    rank: int

    @property
    def title(self) -> str:
        """How a tie names the item: its code, else its statement."""
        values = self.node.values
        return str(values.get("code") or values.get("text") or values.get("title") or "")


def placed(node: OutlineNode, edition: Edition, path: str = "") -> Iterator[Placed]:
    """Every item under a part, each holder before what it holds."""
    holder = edition.identifier(path)
    children = [child for child in node.children if child.kind in MEMBERS]
    for rank, child in enumerate(children, start=1):
        here = f"{path}/{rank}"
        yield Placed(child, edition.identifier(here), holder, rank)
        yield from placed(child, edition, here)


def item(each: Placed, edition: Edition) -> Json:
    """One item; what CASE has no member for goes to its extensions."""
    node, members = each.node, MEMBERS[each.node.kind]
    written = edition.headed(each.identifier)
    written |= {
        member: node.values[path] for path, member in members.items() if path in node.values
    }
    written["CFItemType"] = node.kind
    written["CFItemTypeURI"] = link(node.kind, _type_identifier(node.kind))
    rest = {path: as_json(value) for path, value in node.values.items() if path not in members}
    written["extensions"] = {OURS: {"kind": node.kind, "values": rest}}
    return written


def item_types(edition: Edition) -> list[Json]:
    """The definitions of the kinds of items."""
    return [
        {
            **edition.headed(_type_identifier(kind)),
            "title": kind,
            "description": f"Partie d'un référentiel de certification : {kind}.",
            "hierarchyCode": _CODES[kind],
            "typeCode": kind,
        }
        for kind in MEMBERS
    ]


def _type_identifier(kind: str) -> str:
    return shared_identifier(f"CFItemType\n{kind}")
