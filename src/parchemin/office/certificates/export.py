"""The register as CSV that French spreadsheets open."""

from collections.abc import Iterator

from django.db.models import QuerySet

from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate
from parchemin.writers.spreadsheet import csv_lines

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
    return csv_lines(HEADINGS, (_cells(row) for row in rows.iterator(chunk_size=500)))


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
