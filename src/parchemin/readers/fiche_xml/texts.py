"""The long texts of an XML fiche, cut into items that know their place."""

from collections.abc import Callable

from parchemin.readers.competency_items import Cut, cut_items, marked_items
from parchemin.readers.fiche_xml.node import Node, line_of
from parchemin.readers.fiche_xml.spans import Raw, XmlSpans
from parchemin.readers.source_text import SourceText


class ElementText:
    """The text of one element; gives the place of each of its stretches."""

    __slots__ = ("_line", "_path", "_source", "text")

    def __init__(self, node: Node, tag: str) -> None:
        child = node.children.get(tag)
        self._path = f"{node.path}/{tag}"
        self._line = line_of(child) if child is not None else 0
        source = SourceText.of((child.text or "") if child is not None else "")
        self.text = source.text
        self._source = source if source.removed or len(source.line_starts) > 1 else None

    def cuts(self) -> list[Cut]:
        return cut_items(self.text) if self.text else []

    def lines(self) -> list[Cut]:
        """Every line of a list, introductions included, from its marker."""
        return marked_items(self.text) if self.text else []

    def spanned(self, places: dict[str, tuple[int, int]]) -> XmlSpans:
        """The spans of an object whose fields stand there."""
        return XmlSpans({name: self.place(*place) for name, place in places.items()})

    def spanned_from(self, origin: int) -> Callable[[dict[str, tuple[int, int]]], XmlSpans]:
        """As ``spanned``, for places counted from ``origin``."""
        return lambda places: XmlSpans(
            {
                name: self.place(origin + start, origin + end)
                for name, (start, end) in places.items()
            }
        )

    def place(self, start: int, end: int) -> Raw:
        if self._source is None:
            return self._line, start, end, self._path
        span = self._source.span(start, end)
        return self._line - 1 + span.line, span.start, span.end, self._path
