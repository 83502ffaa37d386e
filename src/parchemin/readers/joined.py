"""A value that the source writes in several places, as one text with a span for each part."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from parchemin.domain.referentiel import Span
from parchemin.readers.source_text import Piece


def placed(parts: Sequence[Piece]) -> Callable[[Mapping[str, tuple[int, int]]], dict[str, Span]]:
    """Where stretches of the joined text stand in the source, each counted from its start."""
    starts: list[int] = []
    length = 0
    for part in parts:
        starts.append(length)
        length += part.end - part.start + 1

    def at(position: int) -> int:
        rank = bisect_right(starts, position) - 1
        return parts[rank].start + position - starts[rank]

    source = parts[0].source
    return lambda places: {
        name: source.span(at(start), at(end - 1) + 1) for name, (start, end) in places.items()
    }


def joined_text(field: str, parts: Sequence[Piece]) -> tuple[str, dict[str, Span]]:
    """The text of one part, or of several on a line each; ``field.0``, ``field.1`` name them."""
    if len(parts) == 1:
        return parts[0].text, {field: parts[0].span}
    spans = {f"{field}.{rank}": part.span for rank, part in enumerate(parts)}
    return "\n".join(part.text for part in parts), spans
