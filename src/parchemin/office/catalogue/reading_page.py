"""A fiche laid out to be read: rows of facts, routes with their jury, links to other fiches."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parchemin.domain.referentiel import CodeLabel, RouteAccess
from parchemin.office.catalogue.sheet import Sheet
from parchemin.office.catalogue.wording import ROUTE_LABELS


@dataclass(frozen=True)
class Page:
    """What the page of a fiche shows beside its texts and blocs."""

    dates: tuple[tuple[str, date], ...]
    codes: tuple[tuple[str, tuple[CodeLabel, ...]], ...]
    routes: tuple[tuple[str, RouteAccess], ...]


def page_of(sheet: Sheet) -> Page:
    """The rows of facts that the fiche states; what it does not say has no row."""
    said = sheet.certification
    dates = (
        ("Décision d'enregistrement", said.dates.decision),
        ("Date d'effet", said.dates.effect),
        ("Fin de l'enregistrement", said.dates.end_of_registration),
        ("Dernière délivrance possible", said.dates.last_delivery),
    )
    codes = (
        ("NSF", said.nsf),
        ("ROME", said.rome),
        ("Formacodes", said.formacodes),
        ("Conventions collectives", said.ccn),
    )
    return Page(
        dates=tuple((label, value) for label, value in dates if value),
        codes=tuple((label, found) for label, found in codes if found),
        routes=tuple(
            (label, said.routes[route])
            for route, label in ROUTE_LABELS.items()
            if route in said.routes
        ),
    )


def linked_numbers(sheet: Sheet) -> Iterable[str]:
    """The numbers of the fiches that this one names."""
    said = sheet.certification
    yield from (one.number for one in (*said.replaces, *said.replaced_by))
    yield from (one.certification.number for one in said.correspondences)
