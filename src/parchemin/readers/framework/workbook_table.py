"""The table of a workbook: its first sheet, each cell as the text that it shows."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from parchemin.readers.framework.headings import recognised
from parchemin.readers.framework.table import Line, Table

_SIGNATURE = b"PK\x03\x04"
_LARGEST, _MOST_ENTRIES = 60_000_000, 2_000
_LOOKED_AT = 10
_FORMULA = "f"
_CALCULATED = "="


def is_framework_workbook(data: bytes) -> bool:
    """Whether the first sheet opens with the headings of a table with one line for each part."""
    if not data.startswith(_SIGNATURE) or not _is_bounded(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                return False
        return _headings(_sheet(data)) is not None
    except Exception:  # noqa: BLE001 - un classeur abîmé n'est pas de cette forme ; un autre le dira
        return False


def workbook_table(data: bytes) -> tuple[Table, str]:
    """The table, and the text that shows its lines; the bytes are known to be of that form."""
    sheet = _sheet(data)
    found = _headings(sheet)
    assert found is not None
    first, headings = found
    formulas: set[tuple[int, int]] = set()
    lines = [
        _line(number, row, formulas)
        for number, row in enumerate(sheet.iter_rows(min_row=first), start=first)
    ]
    text = "\n".join("\t".join(" ".join(cell.split()) for cell in line.cells) for line in lines)
    table = Table(
        headings=headings,
        lines=lines[1:],
        sheet=sheet.title,
        formulas=frozenset(formulas),
    )
    return table, text


def _line(number: int, row: Iterable[Any], formulas: set[tuple[int, int]]) -> Line:
    cells = []
    for rank, cell in enumerate(row):
        if cell.data_type == _FORMULA:
            formulas.add((number, rank))
        cells.append(_shown(cell.value))
    return Line(number, number, cells)


def _is_bounded(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return len(entries) <= _MOST_ENTRIES and sum(each.file_size for each in entries) <= _LARGEST


def _sheet(data: bytes) -> Any:
    sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    sheet.reset_dimensions()
    return sheet


def _headings(sheet: Any) -> tuple[int, list[str]] | None:
    """The number of the first line that is not blank, and its cells when they are the headings."""
    for number, cells in enumerate(_values(sheet), start=1):
        if any(map(str.strip, cells)):
            return (number, cells) if recognised(cells) else None
    return None


def _values(sheet: Any) -> Iterator[list[str]]:
    for row in islice(sheet.iter_rows(values_only=True), _LOOKED_AT):
        yield [_shown(value) for value in row]


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, ArrayFormula | DataTableFormula):
        return _CALCULATED
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
    return str(value)
