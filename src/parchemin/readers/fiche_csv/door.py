"""The door of one CSV file of the register's export, and of several read together."""

import io
from collections.abc import Iterable, Iterator

from parchemin.domain.referentiel import Certification
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, UnreadableSource, whole
from parchemin.readers.fiche_csv.columns import named_columns
from parchemin.readers.fiche_csv.fiches import gather
from parchemin.readers.fiche_csv.rows import CsvRow, Written, read_rows
from parchemin.readers.reading import Door, Reading, source_of
from parchemin.readers.text_limits import refuse_too_large

_HEAD = 4_096


def is_export_file(data: bytes) -> bool:
    """Whether the first line is the header of a file of the CSV export."""
    line = data[:_HEAD].split(b"\n", 1)[0].decode("utf-8-sig", "replace")
    return bool(named_columns(line.strip().split(";")))


def read_export_file(data: bytes, name: str) -> Reading:
    """The certifications that one file names, without their competencies."""
    findings = Findings()
    refuse_too_large(len(data), name)
    decoded, encoding = decode(data, name, findings)
    written = Written()
    rows = read_rows(io.StringIO(decoded, newline=""), name, written)
    certifications = read_labels(rows, name, findings)
    return Reading(
        source=source_of("fiche_csv", name, data, encoding=encoding, characters=written.length),
        certifications=certifications,
        diagnostics=tuple(findings),
        transcript=written.text,
    )


def read_labels(
    rows: Iterable[CsvRow] | Iterator[CsvRow], name: str, findings: Findings
) -> tuple[Certification, ...]:
    """The certifications of these rows; says once what the CSV export never holds.

    Raises ``UnreadableSource`` when there is no fiche, or a whole export of them.
    """
    certifications = gather(rows, name, findings)
    if not certifications:
        raise UnreadableSource(
            f"« {name} » a les colonnes de l'export CSV du registre, mais aucune fiche : téléchargez "
            "l'export de nouveau, ou donnez la page de la fiche.",
            code="csv-sans-fiche",
        )
    findings.warn(
        "csv-sans-competences",
        whole(),
        found="l'export CSV du registre : des libellés, des codes et des dates",
        expected="les compétences et les modalités d'évaluation des blocs, que cet export ne contient "
        "jamais",
        advice="Déposez l'export XML du registre ou la page de la fiche pour lire les compétences.",
    )
    return certifications


LABELS = Door(is_export_file, read_export_file)
