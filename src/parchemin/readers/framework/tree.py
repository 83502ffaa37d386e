"""The parts of a table put one inside the other, as their natures and their order say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from parchemin.domain.outline import (
    CERTIFICATION,
    KEY,
    KINDS,
    NodeKind,
    OutlineNode,
    Value,
    holds_one,
)
from parchemin.readers.diagnostics import Findings, Place
from parchemin.readers.framework.lines import Part
from parchemin.readers.framework.table import Table

BLOC = "bloc"


@dataclass(eq=False)
class _Open:
    """A part that lines may still be put under."""

    kind: NodeKind
    values: dict[str, Value]
    under: list["_Open"] = field(default_factory=list)

    def closed(self) -> OutlineNode:
        return OutlineNode(self.kind.name, self.values, tuple(each.closed() for each in self.under))


class TreeBuilder:
    """Puts each part under the nearest part above it that may hold it."""

    def __init__(self, table: Table, findings: Findings) -> None:
        self.table = table
        self.findings = findings
        self.roots: list[_Open] = []
        self.open: list[_Open] = []

    def build(self, parts: Iterable[Part]) -> Iterator[OutlineNode]:
        """The outline of each certification, once every line has been looked at."""
        for part in parts:
            self._put(part)
        return (root.closed() for root in self.roots)

    def _put(self, part: Part) -> None:
        here = _Open(part.kind, part.values)
        if part.kind.name == CERTIFICATION:
            self.roots.append(here)
            self.open = [here]
            return
        if not self.roots:
            self._start_without_certification(part)
        holder = self._holder(part.kind)
        if holder is None:
            self._say_misplaced(part)
            self.open.append(here)
            return
        del self.open[self.open.index(holder) + 1 :]
        self.open.append(here)
        if self._is_whole(here, part, holder) and self._is_new(here, part, holder):
            holder.under.append(here)

    def _holder(self, kind: NodeKind) -> _Open | None:
        return next((each for each in reversed(self.open) if kind.name in each.kind.children), None)

    def _is_whole(self, here: _Open, part: Part, holder: _Open) -> bool:
        """Whether nothing required is missing; a bloc is kept, under its rank and without title."""
        if not part.lacks:
            return True
        if part.kind.name != BLOC:
            return False
        rank = sum(each.kind.name == BLOC for each in holder.under) + 1
        here.values = {"code": f"BC{rank:02}", "title": "", **here.values}
        return True

    def _is_new(self, here: _Open, part: Part, holder: _Open) -> bool:
        key = here.values.get(KEY)
        if key is None and not holds_one(holder.kind.name, here.kind.name):
            return True
        alike = [each for each in holder.under if each.kind is here.kind]
        if not any(each.values.get(KEY) == key for each in alike):
            return True
        said = f"une deuxième ligne « {part.kind.name} »"
        self.findings.error(
            "ligne-repetee",
            self._place(part),
            found=f"{said} pour « {key} »" if key else said,
            expected=f"une seule par « {holder.kind.name} »",
            advice="Cette ligne n'est pas lue : réunissez les deux.",
        )
        return False

    def _start_without_certification(self, part: Part) -> None:
        self.findings.warn(
            "certification-absente",
            self._place(part),
            found=f"une première ligne « {part.kind.name} »",
            expected=f"une ligne « {CERTIFICATION} », avec son numéro et son intitulé",
            advice="Ajoutez-la en tête du tableau, ou donnez le numéro et l'intitulé à la relecture.",
        )
        root = _Open(KINDS[CERTIFICATION], {})
        self.roots.append(root)
        self.open = [root]

    def _say_misplaced(self, part: Part) -> None:
        name = part.kind.name
        above = [f"« {kind.name} »" for kind in KINDS.values() if name in kind.children]
        self.findings.error(
            "nature-mal-placee",
            self._place(part),
            found=f"« {name} » hors de ce qui peut la contenir",
            expected=f"une ligne {' ou '.join(above)} plus haut",
            advice="Elle n'est pas lue : déplacez la ligne, ou ajoutez celle qui manque au-dessus.",
        )

    def _place(self, part: Part) -> Place:
        return self.table.place(part.line)
