"""A version written in the forms that other programs read."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parchemin.domain.referentiel import Certification
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.document import as_document
from parchemin.readers.reading import Reading, Source
from parchemin.writers import case, framework_csv, workbook

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class ExportForm:
    """One form: how the office names it, its file, and what writes it."""

    label: str
    extension: str
    media_type: str
    write: Callable[[Version, Certification], bytes]


def _case(version: Version, certification: Certification) -> bytes:
    edition = case.Edition(
        number=version.number,
        version=str(version.rank),
        changed=version.published_at or version.created_at,
        draft=version.published_at is None,
    )
    return case.framework_case(certification, edition)


def _json(version: Version, certification: Certification) -> bytes:
    """The reading document of the version, corrections applied, without the reader's findings."""
    received = version.source
    source = Source(
        kind=received.kind,
        name=received.name,
        sha256=received.sha256,
        encoding=received.encoding,
        characters=None,
    )
    reading = Reading(source=source, certifications=(certification,), diagnostics=())
    return json.dumps(as_document(reading), ensure_ascii=False, indent=1).encode() + b"\n"


FORMS: Mapping[str, ExportForm] = {
    "xlsx": ExportForm(
        "Classeur (XLSX)",
        "xlsx",
        workbook.MEDIA_TYPE,
        lambda _, certification: workbook.framework_workbook([certification]),
    ),
    "csv": ExportForm(
        "Tableau (CSV)",
        "csv",
        framework_csv.MEDIA_TYPE,
        lambda _, certification: framework_csv.framework_csv([certification]),
    ),
    "case": ExportForm("Cadre de compétences CASE 1.1", "json", case.MEDIA_TYPE, _case),
    "json": ExportForm("Données de Parchemin (JSON)", "json", "application/json", _json),
}
"""The forms, by the word of their address."""


def exported(version: Version, form: ExportForm) -> tuple[str, bytes]:
    """The name of the file and its bytes."""
    name = f"{file_stem(version)}-version-{version.rank}{_suffix(form)}.{form.extension}"
    return name, form.write(version, certification_of(version))


def file_stem(version: Version) -> str:
    """The number of a version as the name of a file bears it."""
    return _UNSAFE.sub("-", version.number).strip("-") or "referentiel"


def model() -> bytes:
    """The workbook to fill: its headings, and the sheet that explains them."""
    return workbook.framework_workbook(())


def _suffix(form: ExportForm) -> str:
    return "-case" if form is FORMS["case"] else ""
