"""One element with its path: values come with the place where they stand."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from parchemin.readers.fiche_xml.spans import Raw


def line_of(element: etree._Element) -> int:
    """The line of an element in its file, from 1."""
    return cast("int", element.sourceline)


class Node:
    """An element of a fiche, its children by tag, and its path from the root."""

    __slots__ = ("children", "element", "path")

    def __init__(self, element: etree._Element, path: str) -> None:
        self.element = element
        self.path = path
        self.children = {child.tag: child for child in element.iterchildren(reversed=True)}

    @property
    def line(self) -> int:
        return line_of(self.element)

    def text(self, tag: str) -> str | None:
        """The trimmed text of a child; None when it is missing or empty."""
        child = self.children.get(tag)
        text = child.text if child is not None else None
        return (text.strip() or None) if text else None

    def place(self, tag: str) -> Raw:
        """Where the trimmed text of a child that has one stands."""
        child = self.children[tag]
        text = child.text or ""
        start = len(text) - len(text.lstrip())
        line = line_of(child) + text.count("\n", 0, start)
        return line, start, start + len(text.strip()), f"{self.path}/{tag}"

    def taken(self, names: dict[str, str]) -> tuple[dict[str, str], dict[str, Raw]]:
        """The texts of several children, and their places, by field name; missing ones left out."""
        texts: dict[str, str] = {}
        places: dict[str, Raw] = {}
        for tag, name in names.items():
            child = self.children.get(tag)
            raw = child.text if child is not None else None
            if child is None or not raw:
                continue
            text = raw.strip()
            if text == raw:
                texts[name] = text
                places[name] = (line_of(child), 0, len(text), f"{self.path}/{tag}")
            elif text:
                texts[name] = text
                places[name] = self.place(tag)
        return texts, places

    def node(self, tag: str) -> "Node | None":
        child = self.children.get(tag)
        return None if child is None else Node(child, f"{self.path}/{tag}")

    def nodes(self, group: str, tag: str) -> Iterator["Node"]:
        """The children ``tag`` of the child ``group``, in order, each with its rank in its path."""
        parent = self.children.get(group)
        if parent is None:
            return
        rank = 0
        for child in parent:
            if child.tag == tag:
                rank += 1
                yield Node(child, f"{self.path}/{group}/{tag}[{rank}]")
