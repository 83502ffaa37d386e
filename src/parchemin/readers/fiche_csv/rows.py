"""The rows of one CSV file, as a stream, each value with its place."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TextIO

from parchemin.domain.referentiel import Span
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_csv.columns import named_columns

_BETWEEN = " ; "


@dataclass
class Written:
    """The rows that were read, on a line each: the text that their spans count in."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def row(self, values: Mapping[str, str]) -> dict[str, Span]:
        """Write a row; gives where each of its values stands."""
        line, spans = len(self.parts) + 1, {}
        start = self.length
        for name, value in values.items():
            spans[name] = Span(line=line, start=start, end=start + len(value))
            start += len(value) + len(_BETWEEN)
        self.parts.append(_BETWEEN.join(values.values()) + "\n")
        self.length += len(self.parts[-1])
        return spans


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its values by known column, where each stands, its file and its line there."""

    file: str
    line: int
    values: Mapping[str, str]
    spans: Mapping[str, Span]


def read_rows(file: TextIO, name: str, written: Written) -> Iterator[CsvRow]:
    """The rows of a file of the export; none when its header is no header of the export.

    Raises ``UnreadableSource`` when the file is not a table any more.
    """
    rows = csv.reader(file, delimiter=";")
    try:
        columns = named_columns(next(rows, []))
        for row in rows if columns else ():
            values = {
                column: value
                for column, rank in columns.items()
                if rank < len(row) and (value := " ".join(row[rank].split()))
            }
            if values:
                yield CsvRow(name, rows.line_num, values, written.row(values))
    except (csv.Error, UnicodeDecodeError):
        raise UnreadableSource(
            f"« {name} » n'est plus un tableau lisible à partir de la ligne {rows.line_num} : "
            "téléchargez de nouveau l'export CSV du registre.",
            code="csv-illisible",
        ) from None
