"""The register as CSV that French spreadsheets open: semicolons, a byte-order mark."""

import csv
import io
from collections.abc import Iterator

from django.db.models import QuerySet

from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate

HEADINGS = (
    "Numéro",
    "Nature",
    "Nom de naissance",
    "Nom d'usage",
    "Prénoms",
    "Certification",
    "Bloc",
    "Délivré le",
    "État",
    "Retiré le",
)


def lines(rows: QuerySet[Certificate]) -> Iterator[str]:
    """The file, line by line, in constant memory."""
    yield "\ufeff" + _line(HEADINGS)
    for row in rows.iterator(chunk_size=500):
        yield _line(_cells(row))


def _cells(row: Certificate) -> tuple[str, ...]:
    holder = certificate_of(row.mentions).holder
    revocation = getattr(row, "revocation", None)
    return (
        row.number,
        row.get_kind_display(),
        holder.birth_name,
        holder.use_name or "",
        " ".join(holder.first_names),
        row.certification_number,
        row.bloc_code,
        f"{row.delivered_on:%d/%m/%Y}",
        "retiré" if revocation else "valide",
        f"{revocation.revoked_on:%d/%m/%Y}" if revocation else "",
    )


def _line(cells: tuple[str, ...]) -> str:
    kept = io.StringIO()
    csv.writer(kept, delimiter=";").writerow([_inert(cell) for cell in cells])
    return kept.getvalue()


def _inert(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
