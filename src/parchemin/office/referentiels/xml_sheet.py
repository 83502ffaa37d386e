"""One fiche of an XML export laid out as a text to read, in which the words read can be marked."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from parchemin.domain.referentiel import Span

_FIRST = "[1]"


@dataclass
class Sheet:
    """The text of a fiche, and where the text of each of its elements begins in it."""

    pieces: list[str] = field(default_factory=list)
    starts: dict[str, int] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def element(self, path: str, words: str) -> None:
        """Write the text of an element, and remember where it stands."""
        self.starts[path], self.words[path] = self.length, words
        self.write(words)

    def place(self, span: Span) -> Span | None:
        """The place in the sheet of a place in an element; None when it is of another fiche."""
        start = self.starts.get(plain(span.element or ""))
        if start is None:
            return None
        return replace(span, start=start + span.start, end=start + span.end, element=None)

    def whole(self, element: str) -> Span | None:
        """The place of all the text of an element; None when the fiche has no such element."""
        words = self.words.get(plain(element))
        return self.place(Span(1, 0, len(words), element)) if words else None

    def placed(self, places: Mapping[str, Span]) -> dict[str, Span]:
        """The places of values, those of other fiches left out."""
        found = {path: self.place(span) for path, span in places.items()}
        return {path: span for path, span in found.items() if span is not None}


def plain(path: str) -> str:
    """The path of an element, the rank of a first one left unsaid."""
    return path.replace(_FIRST, "")
