"""Which item stands under which, in what order; every item has one place and one only."""

from collections.abc import Mapping
from dataclasses import dataclass

from parchemin.domain.french import counted
from parchemin.readers.case.package import Item, Package, among
from parchemin.readers.diagnostics import Findings

IS_CHILD = "isChildOf"
_LAST = 1 << 62


@dataclass(frozen=True)
class Tree:
    """The items under each identifier, in order; those of the document are under ``""``."""

    under: Mapping[str, tuple[Item, ...]]

    def children(self, item: Item | None) -> tuple[Item, ...]:
        """The items directly under one, or under the document."""
        return self.under.get(item.identifier if item else "", ())


def tree_of(package: Package, findings: Findings) -> Tree:
    """The tree that the ``isChildOf`` associations draw; says what they leave out or say twice."""
    holders: dict[str, tuple[str, int]] = {}
    twice: list[Item] = []
    for tie in package.ties:
        item = package.items.get(tie.child)
        if tie.kind != IS_CHILD or item is None or not tie.holder:
            continue
        holder = "" if tie.holder == package.identifier else tie.holder
        order = _LAST if tie.order is None else tie.order
        if item.identifier not in holders:
            holders[item.identifier] = (holder, order)
        elif holders[item.identifier][0] != holder:
            twice.append(item)
    lost = _unreachable(package, holders)
    _say_twice(twice, findings)
    _say_lost(lost, findings)
    holders |= {item.identifier: ("", _LAST) for item in lost}
    return Tree(_ordered(package, holders))


def _unreachable(package: Package, holders: Mapping[str, tuple[str, int]]) -> list[Item]:
    """The items to put under the document: tied to nothing known, or one of each circle."""
    lost: list[Item] = []
    safe = {""}
    for identifier in package.items:
        path: dict[str, None] = {}
        here = identifier
        while here not in safe and here not in path and here in package.items and here in holders:
            path[here] = None
            here = holders[here][0]
        if here not in safe:
            cut = here if here in package.items else next(reversed(path))
            lost.append(package.items[cut])
            safe.add(cut)
        safe.update(path)
    return lost


def _ordered(
    package: Package, holders: Mapping[str, tuple[str, int]]
) -> dict[str, tuple[Item, ...]]:
    under: dict[str, list[Item]] = {}
    for item in package.items.values():
        under.setdefault(holders[item.identifier][0], []).append(item)
    return {
        holder: tuple(sorted(items, key=lambda item: holders[item.identifier][1]))
        for holder, items in under.items()
    }


def _say_twice(items: list[Item], findings: Findings) -> None:
    for item in items:
        findings.warn(
            "element-a-deux-places",
            item.place,
            found="un élément placé sous plusieurs autres",
            expected="une seule place dans un référentiel",
            advice="Il est lu à la première : recopiez-le ailleurs s'il y a aussi sa place.",
        )


def _say_lost(items: list[Item], findings: Findings) -> None:
    if not items:
        return
    findings.warn(
        "elements-sans-place",
        among(items),
        found=f"{counted(len(items), 'élément')} que rien ne relie au document",
        expected=f"une association « {IS_CHILD} » pour chaque élément",
        advice="Ils sont lus au premier niveau : placez-les à la relecture.",
    )
