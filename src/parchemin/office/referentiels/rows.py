"""The values of a version, each with how it is shown, where it stands and what changed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from parchemin.office.referentiels.correctable import in_words
from parchemin.office.referentiels.edits.blanks import kind_of
from parchemin.office.referentiels.edits.laying import Laid
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.fields import FIELDS, Kind
from parchemin.office.referentiels.places import identifier
from parchemin.office.referentiels.wording import SILENT

EDITED = {
    "ecrire": "corrigé",
    "choisir": "choisi",
    "rattacher": "rattaché",
    "fusionner": "fusionné",
    "couper": "coupé",
    "deplacer": "déplacé",
    "ajouter": "ajouté",
    "coller": "collé",
    "titrer": "titre",
    "detailler": "détail",
    "hausser": "remonté",
}


@dataclass(frozen=True)
class Row:
    """One value: how it is shown, where it stands, and what was read when it was changed."""

    path: str
    label: str
    shown: str
    silent: bool
    value: Any
    target: str
    edit: Edit | None
    read: str

    @property
    def corrected(self) -> bool:
        return self.edit is not None

    @property
    def badge(self) -> str:
        """The word for what was done to it."""
        return EDITED.get(self.edit.act, "") if self.edit else ""

    @property
    def node(self) -> str:
        """The name of the object whose text this is."""
        return self.path.rpartition(".")[0]

    @property
    def identifier(self) -> str:
        """The HTML identifier of the value itself."""
        return identifier(self.path)


class Rows:
    """Makes the rows of one version."""

    def __init__(self, result: Laid, targets: Mapping[str, str]) -> None:
        self.tree, self.read = result.tree, result.read
        self.edits = result.last_on()
        self.targets = targets

    def all(self, owner: str, names: Iterable[str]) -> tuple[Row, ...]:
        """Several fields of one object, in that order."""
        return tuple(self.row(f"{owner}.{name}" if owner else name) for name in names)

    def of(self, name: str) -> tuple[Row, ...]:
        """All the fields of one object."""
        return self.all(name, FIELDS[kind_of(self.tree.home(name))])

    def row(self, path: str, span: str = "", of: str = "") -> Row:
        """One value; ``span`` when it stands at the place of another, ``of`` the object it names."""
        name, steps = self.tree.split(path)
        kind = FIELDS[kind_of(self.tree.home(name)) if name else ""][".".join(steps)]
        value = self.tree.value(path)
        shown = in_words(kind.shape, value)
        edit = self.edits.get(path) or (self._edit_of(of) if of else None)
        return Row(
            path=path,
            label=kind.label,
            shown=shown or SILENT,
            silent=not shown,
            value=value,
            target=self.targets.get(path) or self.targets.get(span, ""),
            edit=edit,
            read=self._before(path, kind) if edit else "",
        )

    def _edit_of(self, name: str) -> Edit | None:
        """The last edit that made, joined or moved an object."""
        found = [self.edits[key] for key in (name, f"{name}.#") if key in self.edits]
        return max(found, key=lambda edit: edit.number, default=None)

    def _before(self, path: str, kind: Kind) -> str:
        """The value as it was read; empty for what was not there."""
        try:
            return in_words(kind.shape, self.read.value(path)) or SILENT
        except NoSuchPlace:
            return ""
