"""The table of a CSV: semicolons, commas or tabulations, in UTF-8, UTF-16 or Windows-1252."""

import csv
import io
from collections.abc import Iterator

from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.framework.headings import recognised
from parchemin.readers.framework.table import Line, Table

SEPARATORS = ";,\t"
_HEAD = 16_384
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def is_framework_csv(data: bytes) -> bool:
    """Whether these bytes open with the headings of a table with one line for each part."""
    head = data[:_HEAD]
    text = head.decode("utf-16" if head.startswith(_UTF_16) else "utf-8", errors="replace")
    return _separator(text) is not None


def csv_table(text: str, name: str) -> Table:
    """The table; raises ``UnreadableSource`` when a cell is left open or is beyond measure."""
    separator = _separator(text)
    assert separator is not None
    rows = csv_lines(text, separator, name)
    headings = next(line for line in rows if any(map(str.strip, line.cells)))
    return Table(headings=headings.cells, lines=rows)


def _separator(text: str) -> str | None:
    """The separator under which the first line that is not blank holds the headings."""
    lines = text.removeprefix("\ufeff").lstrip().splitlines()
    first = lines[0] if lines else ""
    for separator in SEPARATORS:
        headings = next(iter(csv.reader([first], delimiter=separator)), [])
        if recognised(headings):
            return separator
    return None


def csv_lines(text: str, separator: str, name: str) -> Iterator[Line]:
    """The lines of a CSV as a spreadsheet counts them; raises ``UnreadableSource``."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator)
    number = 0
    while True:
        begins = rows.line_num + 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            raise UnreadableSource(
                f"« {name} », ligne {begins} : une cellule ne se termine pas ou dépasse "
                f"{csv.field_size_limit()} caractères ({error}). Vérifiez les guillemets de cette "
                "ligne, puis déposez de nouveau le fichier.",
                code="csv-illisible",
            ) from None
        if cells is None:
            return
        number += 1
        yield Line(number, begins, cells)
