"""A reading as the JSON document described by docs/formats/lecture.schema.json."""

from typing import Any

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification, Certifier, CodeLabel, RouteAccess
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.document_correspondences import correspondence, reference
from parchemin.readers.document_parts import bloc, competency, day, spans_of
from parchemin.readers.document_programme import programme
from parchemin.readers.reading import Reading, Source

Json = dict[str, Any]

__all__ = ["as_document", "certification", "diagnostic", "source"]


def as_document(reading: Reading) -> Json:
    """The whole document; dates are ISO, unknown values are null."""
    return {
        "source": source(reading.source),
        "certifications": [certification(each) for each in reading.certifications],
        "diagnostics": [diagnostic(each) for each in reading.diagnostics],
    }


def source(read: Source) -> Json:
    """What was read."""
    return {
        "kind": read.kind,
        "name": read.name,
        "sha256": read.sha256,
        "encoding": read.encoding,
        "characters": read.characters,
    }


def diagnostic(said: Diagnostic) -> Json:
    """One finding, with its place and the readings to choose from."""
    return {
        "severity": said.severity.value,
        "code": said.code,
        "place": {
            "line": said.place.line,
            "lines": list(said.place.lines),
            "element": said.place.element,
            "sentence": said.place.sentence,
        },
        "found": said.found,
        "expected": said.expected,
        "advice": said.advice,
        "alternatives": [
            {"label": each.label, "path": each.path, "value": each.value}
            for each in said.alternatives
        ],
    }


def certification(read: Certification) -> Json:
    """One certification; the six routes are always there."""
    return {
        "number": read.number,
        "register": read.register.value if read.register else None,
        "title": read.title,
        "level": read.level,
        "active": read.active,
        "ccn": _codes(read.ccn),
        "nsf": _codes(read.nsf),
        "formacodes": _codes(read.formacodes),
        "rome": _codes(read.rome),
        "certifiers": [_certifier(each) for each in read.certifiers],
        "dates": _dates(read),
        "routes": {route.value: _route(read.routes.get(route)) for route in Route},
        "blocks": [bloc(each) for each in read.blocs],
        "stated_competencies": [competency(each) for each in read.stated_competencies],
        "statistics": _statistics(read),
        "replaces": [reference(each) for each in read.replaces],
        "replaced_by": [reference(each) for each in read.replaced_by],
        "correspondences": [correspondence(each) for each in read.correspondences],
        "programme": programme(read.programme) if read.programme else None,
        "spans": spans_of(read.spans),
    }


def _codes(codes: tuple[CodeLabel, ...]) -> list[Json]:
    return [{"code": each.code, "label": each.label} for each in codes]


def _certifier(read: Certifier) -> Json:
    return {
        "name": read.name,
        "siret": read.siret,
        "trade_name": read.trade_name,
        "website": read.website,
        "active": read.active,
        "spans": spans_of(read.spans),
    }


def _route(read: RouteAccess | None) -> Json:
    if read is None:
        return {"open": None, "jury": None, "modified": None, "spans": {}}
    return {
        "open": read.open,
        "jury": read.jury,
        "modified": day(read.modified),
        "spans": spans_of(read.spans),
    }


def _dates(read: Certification) -> Json:
    dates = read.dates
    return {
        "decision": day(dates.decision),
        "effect": day(dates.effect),
        "end_of_registration": day(dates.end_of_registration),
        "last_delivery": day(dates.last_delivery),
        "duration_years": dates.duration_years,
        "spans": spans_of(dates.spans),
    }


def _statistics(read: Certification) -> list[Json]:
    return [
        {
            "year": each.year,
            "holders": each.holders,
            "vae_holders": each.vae_holders,
            "insertion_6_months": each.insertion_6_months,
            "target_job_6_months": each.target_job_6_months,
            "target_job_2_years": each.target_job_2_years,
            "spans": spans_of(each.spans),
        }
        for each in read.statistics
    ]
