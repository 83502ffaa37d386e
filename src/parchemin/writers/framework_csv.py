"""Certifications as a CSV that a certifier opens, corrects and gives back."""

import csv
import io
from collections.abc import Iterable

from parchemin.domain.outline import COLUMNS
from parchemin.domain.referentiel import Certification
from parchemin.writers.table_cells import as_text
from parchemin.writers.table_lines import lines_of

MEDIA_TYPE = "text/csv; charset=utf-8"


def framework_csv(certifications: Iterable[Certification]) -> bytes:
    """The file, in UTF-8 with its mark and semicolons, as a French spreadsheet expects it."""
    kept = io.StringIO()
    rows = csv.writer(kept, delimiter=";")
    rows.writerow(COLUMNS)
    rows.writerows([as_text(cell) for cell in line] for line in lines_of(certifications))
    return kept.getvalue().encode("utf-8-sig")
