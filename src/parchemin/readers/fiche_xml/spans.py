"""Spans of an XML fiche, built only when somebody looks at them."""

from collections.abc import Iterator, Mapping

from parchemin.domain.referentiel import Span

Raw = tuple[int, int, int, str]
"""Line, start, end, path of the element."""


class XmlSpans(Mapping[str, Span]):
    """A mapping of field names to spans over plain tuples: an export holds millions of them."""

    __slots__ = ("_raw",)

    def __init__(self, raw: dict[str, Raw]) -> None:
        self._raw = raw

    def __getitem__(self, name: str) -> Span:
        line, start, end, element = self._raw[name]
        return Span(line=line, start=start, end=end, element=element)

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)
