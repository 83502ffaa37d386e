"""Passages written per second, against bare lxml that writes the same bytes."""

from lxml import etree

from bench.figures import Figure, interleaved, rate
from bench.invented import batch
from parchemin.writers.declaration import profile_1_1_2, render

PASSAGES = 5_000
ROUNDS = 7
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
Shape = tuple[str, dict[str, str], str | None, str | None, list["Shape"]]
"""Tag, attributes, text, tail and children of an element that only has to be written."""


def measure() -> list[Figure]:
    people = batch(PASSAGES)

    def ours() -> bytes:
        profile = profile_1_1_2()
        ((_, content),) = render(people, profile, stem="mesure", mint_flow_id=lambda: "flux")
        return content

    root = etree.fromstring(ours())
    shape, names = shape_of(root), dict(root.nsmap)

    def rival() -> bytes:
        return bare_writing(shape, names)

    assert ours() == rival()
    spent = interleaved(ours, rival, rounds=ROUNDS)
    against = "lxml seul, mêmes octets, valeurs déjà prêtes"
    return [rate("declaration", PASSAGES, "passages/s", against, spent)]


def shape_of(element: etree._Element) -> Shape:
    """What has to be written, as plain values."""
    children = [shape_of(child) for child in element]
    return str(element.tag), dict(element.attrib), element.text, element.tail, children


def bare_writing(shape: Shape, names: dict[str | None, str]) -> bytes:
    """Build the tree and serialise it, with nothing to decide."""
    tag, attributes, text, _, children = shape
    root = etree.Element(tag, attributes, nsmap=names)
    root.text = text
    for child in children:
        append(root, child)
    return DECLARATION + etree.tostring(root, encoding="UTF-8") + b"\n"


def append(parent: etree._Element, shape: Shape) -> None:
    tag, attributes, text, tail, children = shape
    element = etree.SubElement(parent, tag, attributes)
    element.text = text
    element.tail = tail
    for child in children:
        append(element, child)
