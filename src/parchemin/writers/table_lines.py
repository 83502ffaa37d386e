"""A certification as the lines of a table: one line for each of its parts."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from parchemin.domain.outline import (
    COLUMNS,
    CONTINUED,
    KINDS,
    NATURE,
    OutlineNode,
    outline_of,
)
from parchemin.domain.referentiel import Certification
from parchemin.writers.table_cells import cell_text, pieces

_PLACES = {column: place for place, column in enumerate(COLUMNS)}
_NATURE = _PLACES[NATURE]


def lines_of(certifications: Iterable[Certification]) -> Iterator[list[str]]:
    """The lines under the headings; a text too long for one cell goes on in the line below."""
    for certification in certifications:
        for node in outline_of(certification).walk():
            yield from _lines(node)


def _lines(node: OutlineNode) -> Iterator[list[str]]:
    columns = KINDS[node.kind].columns
    cells = {_PLACES[columns[path]]: cell_text(value) for path, value in node.values.items()}
    for rank, row in enumerate(zip_longest(*map(pieces, cells.values()), fillvalue="")):
        line = [""] * len(COLUMNS)
        line[_NATURE] = CONTINUED if rank else node.kind
        for place, text in zip(cells, row, strict=True):
            line[place] = text
        yield line
    if not cells:
        line = [""] * len(COLUMNS)
        line[_NATURE] = node.kind
        yield line
