"""The dates of the registration, and what the page repeats about them."""

import re
from datetime import date

from parchemin.domain.referentiel import RegistrationDates, Span
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, Place, at, whole
from parchemin.readers.fiche_page.essentials import Essentials
from parchemin.readers.fiche_page.sections import Page
from parchemin.readers.source_text import Piece

_LABELS = {
    "date de decision": "decision",
    "date d'effet": "effect",
    "date d'echeance de l'enregistrement": "end_of_registration",
    "date de derniere delivrance possible": "last_delivery",
}
_BOX = ("head", "essentials")
_DURATION = "duree de l'enregistrement en annees"
_NAMES = {
    "decision": "la date de décision",
    "end_of_registration": "la date d'échéance de l'enregistrement",
    "last_delivery": "la date de dernière délivrance possible",
}
_NUMBER = re.compile(r"\b\d{1,2}\b(?!.*\d)")


def read_registration(page: Page, box: Essentials, findings: Findings) -> RegistrationDates:
    """The dates of the table at the foot of the page, completed by the box at its head."""
    values: dict[str, date] = {}
    spans: dict[str, Span] = {}
    duration: int | None = None
    for line in _below(page):
        label = fold(line.text[:120]).lstrip("| ")
        if label.startswith(_DURATION) and (number := _NUMBER.search(line.text)):
            duration = int(number[0])
            spans["duration_years"] = line.group(number).span
        name = next((name for start, name in _LABELS.items() if label.startswith(start)), None)
        if name and name not in values:
            _keep(name, line, values, spans, findings)
    _complete(box, values, spans, findings)
    _say_missing(values, findings)
    return RegistrationDates(**values, duration_years=duration, spans=spans)


def _below(page: Page) -> list[Piece]:
    """The lines of the page without the box at its head, which is read by itself."""
    boxed = {line.start for name in _BOX for line in page.lines_of(name)}
    return [line for line in page.lines if line.start not in boxed]


def _keep(
    name: str, line: Piece, values: dict[str, date], spans: dict[str, Span], findings: Findings
) -> None:
    match = DATE.search(line.text)
    value = read_date(match[0], at(line), findings) if match else None
    if match and value:
        values[name] = value
        spans[name] = line.group(match).span


def _complete(
    box: Essentials, values: dict[str, date], spans: dict[str, Span], findings: Findings
) -> None:
    if box.end is None or box.end_span is None:
        return
    table = values.get("end_of_registration")
    if table is None:
        values["end_of_registration"] = box.end
        spans["end_of_registration"] = box.end_span
    elif table != box.end:
        lines = (box.end_span.line, spans["end_of_registration"].line)
        findings.warn(
            "echeances-contradictoires",
            Place(line=lines[1], lines=lines, sentence=f"lignes {lines[0]} et {lines[1]}"),
            found=f"deux échéances : {box.end:%d/%m/%Y} et {table:%d/%m/%Y}",
            expected="la même date d'échéance dans l'encadré et dans le tableau",
            advice="La date du tableau est retenue ; vérifiez-la sur le site du registre.",
        )


def _say_missing(values: dict[str, date], findings: Findings) -> None:
    for name in (name for name in _NAMES if name not in values):
        findings.inform(
            "date-absente",
            whole(),
            found=f"{_NAMES[name]} n'est pas dans la page",
            expected="les dates de l'enregistrement",
            advice="Recopiez cette date depuis la décision d'enregistrement, si elle existe.",
        )
