"""One element with its path: values come with the place where they stand."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from lxml import etree

from parchemin.readers.fiche_xml.spans import Raw

line_of: Callable[[etree._Element], int] = attrgetter("sourceline")
"""The line of an element in its file, from 1."""


def valued(element: etree._Element, path: str) -> tuple[str, Raw] | None:
    """The trimmed text of an element and its place; None when there is no text."""
    raw = element.text
    if not raw:
        return None
    text = raw.strip()
    if text == raw:
        return text, (line_of(element), 0, len(text), path)
    if not text:
        return None
    start = len(raw) - len(raw.lstrip())
    line = line_of(element) + raw.count("\n", 0, start)
    return text, (line, start, start + len(text), path)


def label_of(element: etree._Element | None) -> str | None:
    """The trimmed text of an element whose place is not kept; None when there is none."""
    text = element.text if element is not None else None
    return (text.strip() or None) if text else None


class Node:
    """An element of a fiche, its children by tag (the first of each), and its path."""

    __slots__ = ("children", "element", "path")

    def __init__(self, element: etree._Element, path: str) -> None:
        self.element = element
        self.path = path
        self.children = {child.tag: child for child in reversed(element)}

    @property
    def line(self) -> int:
        return line_of(self.element)

    def read(self, tag: str) -> tuple[str, Raw] | None:
        """The trimmed text of a child and its place; None when it is missing or empty."""
        child = self.children.get(tag)
        return None if child is None else valued(child, f"{self.path}/{tag}")

    def place(self, tag: str) -> Raw:
        """Where the text of a child stands; its element when it has no text."""
        child, path = self.children[tag], f"{self.path}/{tag}"
        found = valued(child, path)
        return found[1] if found else (line_of(child), 0, 0, path)

    def taken(self, names: dict[str, str]) -> tuple[dict[str, str], dict[str, Raw]]:
        """The texts of several children, and their places, by field name; missing ones left out."""
        texts: dict[str, str] = {}
        places: dict[str, Raw] = {}
        children, path = self.children, self.path
        for tag, name in names.items():
            child = children.get(tag)
            if child is not None and (found := valued(child, f"{path}/{tag}")):
                texts[name], places[name] = found
        return texts, places

    def node(self, tag: str) -> "Node | None":
        child = self.children.get(tag)
        return None if child is None else Node(child, f"{self.path}/{tag}")

    def nodes(self, group: str, tag: str) -> Iterator["Node"]:
        """The children ``tag`` of the child ``group``, in order, each with its rank in its path."""
        parent = self.children.get(group)
        return ranked(parent, f"{self.path}/{group}", tag) if parent is not None else iter(())


def ranked(parent: etree._Element, path: str, tag: str) -> Iterator[Node]:
    """The children ``tag`` of an element, in order, each with its rank in its path."""
    rank = 0
    for child in parent:
        if child.tag == tag:
            rank += 1
            yield Node(child, f"{path}/{tag}[{rank}]")


def first_text(parent: etree._Element, path: str, tag: str) -> tuple[str, Raw] | None:
    """The trimmed text of the first child ``tag`` and its place, without making a node."""
    for child in parent:
        if child.tag == tag:
            return valued(child, f"{path}/{tag}")
    return None
