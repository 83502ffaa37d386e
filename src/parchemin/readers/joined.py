"""A value that the source writes in several places, as one text with a span for each part."""

from collections.abc import Sequence

from parchemin.domain.referentiel import Span
from parchemin.readers.source_text import Piece


def joined_text(field: str, parts: Sequence[Piece]) -> tuple[str, dict[str, Span]]:
    """The text of one part, or of several on a line each; ``field.0``, ``field.1`` name them."""
    if len(parts) == 1:
        return parts[0].text, {field: parts[0].span}
    spans = {f"{field}.{rank}": part.span for rank, part in enumerate(parts)}
    return "\n".join(part.text for part in parts), spans
