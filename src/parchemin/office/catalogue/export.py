"""The list of fiches as CSV that French spreadsheets open."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from parchemin.office.catalogue.models import Fiche
from parchemin.office.catalogue.ranking import TitleFirst
from parchemin.office.catalogue.tables import state_of
from parchemin.writers.spreadsheet import csv_lines

HEADINGS = (
    "Numéro",
    "Intitulé",
    "Type",
    "Niveau",
    "État",
    "Certificateurs",
    "Décision",
    "Fin d'enregistrement",
    "Dernière délivrance",
)


def lines(fiches: QuerySet[Fiche] | TitleFirst) -> Iterator[str]:
    """The file, line by line, in constant memory."""
    return csv_lines(HEADINGS, (_cells(fiche) for fiche in fiches.iterator(chunk_size=1000)))


def _cells(fiche: Fiche) -> tuple[str, ...]:
    return (
        fiche.number,
        fiche.title,
        fiche.abbreviation,
        "" if fiche.level is None else str(fiche.level),
        state_of(fiche)[0],
        fiche.certifiers,
        _day(fiche.decided_on),
        _day(fiche.ends_on),
        _day(fiche.last_delivery_on),
    )


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
