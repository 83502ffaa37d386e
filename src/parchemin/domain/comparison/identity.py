"""What differs in the identity of two certifications: names, codes, dates, routes, links."""

from collections.abc import Iterable, Iterator

from parchemin.domain.comparison.changes import ValueChange, set_changes, value_change
from parchemin.domain.comparison.labels import CORRESPONDENCES, DATES, OPEN, ROUTES, YES
from parchemin.domain.french import day, listed
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Certification,
    CertificationReference,
    Certifier,
    CodeLabel,
    Correspondence,
    RouteAccess,
)

SILENT = RouteAccess(open=None)


def identity_changes(before: Certification, after: Certification) -> tuple[ValueChange, ...]:
    """Everything that differs outside the blocs, in the order of a fiche."""
    return (
        *_header(before, after),
        *_codes(before, after),
        *_dates(before, after),
        *_routes(before, after),
        *_links(before, after),
    )


def _header(before: Certification, after: Certification) -> Iterator[ValueChange]:
    yield from value_change("Numéro", before.number, after.number)
    yield from value_change("Répertoire", before.register, after.register)
    yield from value_change("Intitulé", before.title, after.title)
    yield from value_change("Niveau", _figure(before.level), _figure(after.level))
    yield from value_change("Fiche active", YES[before.active], YES[after.active])
    yield from set_changes(
        "Certificateur", _certifiers(before.certifiers), _certifiers(after.certifiers)
    )


def _codes(before: Certification, after: Certification) -> Iterator[ValueChange]:
    for label, name in (
        ("Code NSF", "nsf"),
        ("Formacode", "formacodes"),
        ("Code ROME", "rome"),
        ("Convention collective", "ccn"),
    ):
        yield from set_changes(
            label, _code_labels(getattr(before, name)), _code_labels(getattr(after, name))
        )


def _dates(before: Certification, after: Certification) -> Iterator[ValueChange]:
    for name, label in DATES.items():
        old, new = getattr(before.dates, name), getattr(after.dates, name)
        yield from value_change(label, old and day(old), new and day(new))
    yield from value_change(
        "Durée de l'enregistrement, en années",
        _figure(before.dates.duration_years),
        _figure(after.dates.duration_years),
    )


def _routes(before: Certification, after: Certification) -> Iterator[ValueChange]:
    for route in Route:
        old, new = before.routes.get(route, SILENT), after.routes.get(route, SILENT)
        label = f"Voie « {ROUTES[route]} »"
        yield from value_change(label, OPEN[old.open], OPEN[new.open])
        yield from value_change(f"{label}, jury", old.jury, new.jury)


def _links(before: Certification, after: Certification) -> Iterator[ValueChange]:
    yield from set_changes("Remplace", _named(before.replaces), _named(after.replaces))
    yield from set_changes("Remplacée par", _named(before.replaced_by), _named(after.replaced_by))
    yield from set_changes(
        "Correspondance",
        [_correspondence(item) for item in before.correspondences],
        [_correspondence(item) for item in after.correspondences],
    )


def _certifiers(certifiers: Iterable[Certifier]) -> list[str]:
    return [
        ", ".join(filter(None, (each.name, each.trade_name, each.siret))) for each in certifiers
    ]


def _code_labels(codes: Iterable[CodeLabel]) -> list[str]:
    return [", ".join(filter(None, (each.code, each.label))) for each in codes]


def _named(references: Iterable[CertificationReference]) -> list[str]:
    return [", ".join(filter(None, (each.number, each.title))) for each in references]


def _correspondence(item: Correspondence) -> str:
    here = listed(item.blocs) or "toute la certification"
    there = listed(item.target_blocs) or "toute la certification"
    kind = CORRESPONDENCES[item.kind]
    return f"{kind} : {here} avec {item.certification.number}, {there}"


def _figure(value: int | None) -> str | None:
    return None if value is None else str(value)
