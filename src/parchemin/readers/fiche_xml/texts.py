"""The long texts of an XML fiche as pieces that know their element."""

from parchemin.readers.competency_items import Item, split_items
from parchemin.readers.fiche_xml.node import Node, line_of
from parchemin.readers.fiche_xml.spans import Raw
from parchemin.readers.source_text import Piece, SourceText


class ElementText:
    """The text of one element; gives the place of each of its pieces."""

    __slots__ = ("_line", "path", "source")

    def __init__(self, node: Node, tag: str) -> None:
        child = node.children.get(tag)
        self.source = SourceText.of((child.text if child is not None else None) or "")
        self._line = line_of(child) - 1 if child is not None else 0
        self.path = f"{node.path}/{tag}"

    def items(self) -> list[Item]:
        return split_items(self.source.whole) if self.source.text else []

    def place(self, piece: Piece) -> Raw:
        source = self.source
        if len(source.line_starts) == 1 and not source.removed:
            return self._line + 1, piece.start, piece.end, self.path
        span = piece.span
        return self._line + span.line, span.start, span.end, self.path
