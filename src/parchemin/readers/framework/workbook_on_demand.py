"""The reader of framework workbooks, imported with the first workbook: its library is costly."""

from importlib import import_module
from typing import Any, cast

from parchemin.readers.framework.table import Table
from parchemin.readers.signatures import is_workbook

_READER = "parchemin.readers.framework.workbook_table"


def is_framework_workbook(data: bytes) -> bool:
    """Whether these bytes are a workbook whose first sheet has one line for each part."""
    return is_workbook(data) and cast("bool", _reader().is_framework_workbook(data))


def workbook_table(data: bytes) -> tuple[Table, str]:
    """The table, and the text that shows its lines; the bytes are known to be of that form."""
    return cast("tuple[Table, str]", _reader().workbook_table(data))


def _reader() -> Any:
    return import_module(_READER)
