"""Rows as CSV that a French spreadsheet opens as it is: semicolons, byte-order mark, no formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The file line by line, in constant memory; encode it in UTF-8."""
    yield "\ufeff" + _line(headings)
    for row in rows:
        yield _line(row)


def inert(cell: str) -> str:
    """The text as no spreadsheet takes it for a formula: an apostrophe is put before a doubtful one.

    Source: OWASP, « CSV Injection ».
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_STARTS) else cell


def _line(cells: Iterable[str]) -> str:
    kept = io.StringIO()
    csv.writer(kept, delimiter=";").writerow([inert(cell) for cell in cells])
    return kept.getvalue()
