"""What each item is: what it says of itself, else what its place in the tree makes of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from parchemin.domain.outline import CERTIFICATION, KINDS, OutlineNode, Value
from parchemin.readers.case.nomenclatures import outer_ties, tie_node
from parchemin.readers.case.package import Item, Package, Tie
from parchemin.readers.case.tree import Tree
from parchemin.readers.case.values import values_of
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings

BLOC, COMPETENCY, STATED, DETAIL = "bloc", "compétence", "compétence annoncée", "savoir-faire"
MODALITY = "modalité"
NOTES = "notes"
"""What our exports say of a bloc's activity; anything else in another program's."""
MEMBERS: Mapping[str, Mapping[str, str]] = {
    BLOC: {"fullStatement": "title", "humanCodingScheme": "code", NOTES: "activity"},
    "introduction": {"fullStatement": "text"},
    COMPETENCY: {"fullStatement": "text", "humanCodingScheme": "code"},
    STATED: {"fullStatement": "text", "humanCodingScheme": "code"},
    DETAIL: {"fullStatement": "text"},
    "critère": {"fullStatement": "text"},
    MODALITY: {
        "fullStatement": "text",
        "abbreviatedStatement": "title",
        "humanCodingScheme": "code",
    },
}
"""The kinds that are items, and the value that each member of CASE gives."""

_BY_PLACE = {BLOC: COMPETENCY, COMPETENCY: DETAIL, STATED: DETAIL}
_NAMES = {fold(name): name for name in MEMBERS}


@dataclass
class LevelReader:
    """Turns items into parts; keeps what had to be decided without their saying it."""

    package: Package
    tree: Tree
    findings: Findings
    by_place: list[Item] = field(default_factory=list)
    too_deep: list[Item] = field(default_factory=list)
    without_code: list[Item] = field(default_factory=list)
    lost: list[Item] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ties: Mapping[str, list[Tie]] = outer_ties(self.package)

    def parts(self) -> tuple[OutlineNode, ...]:
        """The parts at the first level of the document."""
        return tuple(self._under(None, CERTIFICATION, ""))

    def _under(self, holder: Item | None, kind: str, code: str) -> Iterator[OutlineNode]:
        ranks: Counter[str] = Counter()
        for item in self.tree.children(holder):
            here = self._kind(item, kind)
            ranks[here] += 1
            values = self._values(item, here, code, ranks[here])
            children = tuple(self._inside(item, here, str(values.get("code", ""))))
            yield OutlineNode(here, values, children)
            if not KINDS[here].children:
                yield from self._flattened(item, kind)

    def _inside(self, item: Item, kind: str, code: str) -> Iterator[OutlineNode]:
        if not KINDS[kind].children:
            return
        for tie in self.ties.get(item.identifier, ()):
            yield tie_node(tie, self.findings)
        yield from self._under(item, kind, code)

    def _kind(self, item: Item, holder: str) -> str:
        said = _NAMES.get(fold(str(item.ours.get("kind") or item.text("CFItemType"))), "")
        if said in KINDS[holder].children:
            return said
        if said == COMPETENCY and holder == CERTIFICATION:
            return STATED
        self.by_place.append(item)
        if holder == CERTIFICATION:
            return BLOC if self.tree.children(item) else STATED
        return _BY_PLACE[holder]

    def _values(self, item: Item, kind: str, code: str, rank: int) -> dict[str, Value]:
        values = values_of(kind, item.ours.get("values"), item.place, self.findings)
        for member, path in MEMBERS[kind].items():
            text = item.text(member)
            if text is not None and (item.ours or member != NOTES):
                values[path] = text
        if kind in (BLOC, MODALITY) and "code" not in values:
            self.without_code.append(item)
            values["code"] = f"BC{rank:02}" if kind == BLOC else f"{code}ME{rank}"
        if kind == MODALITY:
            values.setdefault("title", item.statement)
        return values

    def _flattened(self, item: Item, holder: str) -> Iterator[OutlineNode]:
        """What stands deeper than a référentiel goes, laid under the competency it belongs to."""
        waiting = list(reversed(self.tree.children(item)))
        kept = DETAIL in KINDS[holder].children
        while waiting:
            deep = waiting.pop()
            (self.too_deep if kept else self.lost).append(deep)
            waiting.extend(reversed(self.tree.children(deep)))
            if kept:
                yield OutlineNode(DETAIL, {"text": deep.statement})
