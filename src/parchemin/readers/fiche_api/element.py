"""A fiche of the JSON interface as the FICHE element of the XML export, and where each text was."""

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_ITEMS = {
    "BLOCS_COMPETENCES": "BLOC_COMPETENCES",
    "FORMACODES": "FORMACODE",
    "CODES_NSF": "NSF",
    "CODES_ROME": "ROME",
    "CERTIFICATEURS": "CERTIFICATEUR",
    "PARTENAIRES": "PARTENAIRE",
    "STATISTIQUES_PROMOTIONS": "STATISTIQUES_PROMOTION",
    "ANCIENNES_CERTIFICATIONS": "ANCIENNE_CERTIFICATION",
    "NOUVELLES_CERTIFICATIONS": "NOUVELLE_CERTIFICATION",
    "CORRESPONDANCES": "CORRESPONDANCE",
}
"""The element that the XML export repeats where the interface has a plain array."""

_REFERENCES = frozenset({"ANCIENNE_CERTIFICATION", "NOUVELLE_CERTIFICATION"})
_LINE_ENDS = re.compile(r"\r\n?")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass
class Leaves:
    """The texts of an answer on their own lines, each after its JSON path: what spans count in."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: int = 1

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, json_path: str, text: str) -> tuple[int, int]:
        """Write a text; gives its first line and where it begins."""
        head, tail = f"{json_path} : ", "\n"
        place = self.lines, self.length + len(head)
        self.parts += [head, text, tail]
        self.length += len(head) + len(text) + len(tail)
        self.lines += 1 + text.count("\n")
        return place


@dataclass
class FicheElement:
    """The element of one fiche.

    ``paths`` gives the JSON path of each of its XML paths, ``places`` the line and the start of
    each text among the leaves.
    """

    path: str
    json_path: str
    leaves: Leaves
    paths: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def built(self, fiche: dict[str, Any]) -> etree._Element:
        """The element; what the XML export never names is left out."""
        element = _new("FICHE")
        self._fill(element, fiche, self.path, self.json_path)
        return element

    def _fill(
        self, parent: etree._Element, values: dict[str, Any], path: str, json_path: str
    ) -> None:
        for name, value in values.items():
            if _NAME.fullmatch(name):
                self._add(
                    parent, name, value, (f"{path}/{name}", f"{json_path}.{name}".lstrip("."))
                )

    def _add(self, parent: etree._Element, name: str, value: Any, places: tuple[str, str]) -> None:
        path, json_path = places
        self.paths[path] = json_path
        if isinstance(value, list):
            self._add_items(parent, name, value, places)
        elif isinstance(value, dict):
            self.paths[f"{path}[1]"] = json_path
            element = _new(name)
            parent.append(element)
            self._fill(element, value, path, json_path)
        elif value is not None:
            element = _new(name)
            parent.append(element)
            self._write(element, value, places)

    def _write(self, element: etree._Element, value: Any, places: tuple[str, str]) -> None:
        path, json_path = places
        self.paths[path] = json_path
        element.text = _text(value)
        self.places[path] = self.leaves.write(json_path, element.text)

    def _add_items(
        self, parent: etree._Element, name: str, items: list[Any], places: tuple[str, str]
    ) -> None:
        """The items of an array: in a group of their own, or repeated where they stand."""
        path, json_path = places
        tag = _ITEMS.get(name, name)
        group = parent
        if tag != name:
            group = _new(name)
            parent.append(group)
            path = f"{path}/{tag}"
        for rank, item in enumerate(items):
            here, there = f"{path}[{rank + 1}]", f"{json_path}[{rank}]"
            self.paths[here] = there
            element = _new(tag)
            group.append(element)
            self._fill_item(element, item, here, there)

    def _fill_item(self, element: etree._Element, item: Any, path: str, json_path: str) -> None:
        if isinstance(item, dict):
            self._fill(element, item, path, json_path)
            if "CODE" in item and "LIBELLE" not in item:
                self._add(element, "LIBELLE", item.get("INTITULE"), (path, json_path))
        elif element.tag in _REFERENCES:
            named = _new(f"ID_FICHE_{element.tag}")
            element.append(named)
            self._write(named, item, (f"{path}/{named.tag}", json_path))
        elif not isinstance(item, list) and item is not None:
            self._write(element, item, (path, json_path))


def _new(name: str) -> etree._Element:
    element = etree.Element(name)
    element.sourceline = 1  # type: ignore[assignment]  # the stubs only know how to read it
    return element


def _text(value: Any) -> str:
    """The text of a value, one kind of line end; a character that XML refuses becomes a space."""
    if isinstance(value, bool):
        return "Oui" if value else "Non"
    return _REFUSED.sub(" ", _LINE_ENDS.sub("\n", str(value)))
