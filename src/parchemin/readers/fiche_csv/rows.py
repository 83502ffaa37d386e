"""The rows of one CSV file, as a stream, each value with its place."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from parchemin.domain.referentiel import Span
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.fiche_csv.columns import named_columns


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its values by known column, its line, and the file it stands in."""

    file: str
    line: int
    values: Mapping[str, str]

    def span(self, name: str) -> Span:
        """Where a value stands: the line and the column of its file."""
        value = self.values[name]
        return Span(line=self.line, start=0, end=len(value), element=f"{self.file}#{name}")


def read_rows(file: TextIO, name: str) -> Iterator[CsvRow]:
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
                if rank < len(row) and (value := row[rank].strip())
            }
            if values:
                yield CsvRow(name, rows.line_num, values)
    except (csv.Error, UnicodeDecodeError):
        raise UnreadableSource(
            f"« {name} » n'est plus un tableau lisible à partir de la ligne {rows.line_num} : "
            "téléchargez de nouveau l'export CSV du registre.",
            code="csv-illisible",
        ) from None
