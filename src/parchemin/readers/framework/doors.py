"""The doors of a référentiel in a table with one line for each part: CSV and workbook."""

from parchemin.domain.outline import certification_of
from parchemin.domain.referentiel import Certification
from parchemin.readers.bloc_checks import check_blocs
from parchemin.readers.decoding import decode
from parchemin.readers.diagnostics import Findings, whole
from parchemin.readers.framework.csv_table import csv_table, is_framework_csv
from parchemin.readers.framework.headings import columns_of
from parchemin.readers.framework.lines import LineReader
from parchemin.readers.framework.references import check_assessments
from parchemin.readers.framework.table import Table
from parchemin.readers.framework.tree import TreeBuilder
from parchemin.readers.framework.workbook_on_demand import is_framework_workbook, workbook_table
from parchemin.readers.reading import Door, Reading, source_of

KIND = "cadre_tableau"
BINARY = "binaire"


def read_framework_csv(data: bytes, name: str) -> Reading:
    """The certifications of a CSV; raises ``UnreadableSource``."""
    findings = Findings()
    text, encoding = decode(data, name, findings)
    certifications = _read(csv_table(text, name), findings)
    return Reading(
        source=source_of(KIND, name, data, encoding=encoding, characters=len(text)),
        certifications=certifications,
        diagnostics=tuple(findings),
    )


def read_framework_workbook(data: bytes, name: str) -> Reading:
    """The certifications of the first sheet of a workbook."""
    findings = Findings()
    table, text = workbook_table(data)
    certifications = _read(table, findings)
    return Reading(
        source=source_of(KIND, name, data, encoding=BINARY, characters=len(text)),
        certifications=certifications,
        diagnostics=tuple(findings),
        transcript=text,
    )


def _read(table: Table, findings: Findings) -> tuple[Certification, ...]:
    reader = LineReader(table, columns_of(table, findings), findings)
    outlines = TreeBuilder(table, findings).build(reader.parts())
    certifications = tuple(certification_of(outline) for outline in outlines)
    if not certifications:
        findings.error(
            "tableau-vide",
            whole("sous l'en-tête"),
            found="aucune ligne remplie",
            expected="une ligne « certification », puis une ligne par partie du référentiel",
            advice="Remplissez le tableau, puis déposez-le de nouveau.",
        )
    for certification in certifications:
        check_blocs(certification, findings)
        check_assessments(certification, findings)
    return certifications


CSV = Door(is_framework_csv, read_framework_csv)
WORKBOOK = Door(is_framework_workbook, read_framework_workbook)
