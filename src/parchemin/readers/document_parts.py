"""Blocs, correspondences and spans of the reading document."""

from datetime import date
from typing import Any

from parchemin.domain.referentiel import (
    Assessment,
    AssessmentConditions,
    Association,
    Bloc,
    Competency,
    Criterion,
    Excerpt,
    Spans,
)

Json = dict[str, Any]


def spans_of(spans: Spans) -> Json:
    """The spans by field; ``element`` is only there for an XML source."""
    document: Json = {}
    for name, span in spans.items():
        document[name] = {"line": span.line, "start": span.start, "end": span.end}
        if span.element is not None:
            document[name]["element"] = span.element
    return document


def day(value: date | None) -> str | None:
    """A date in the ISO form."""
    return value.isoformat() if value else None


def bloc(read: Bloc) -> Json:
    """A bloc, its introductions, its competencies and its modalities."""
    return {
        "code": read.code,
        "title": read.title,
        "activity": read.activity,
        "leads": [excerpt(each) for each in read.leads],
        "competencies": [competency(each) for each in read.competencies],
        "assessments": [assessment(each) for each in read.assessments],
        "associations": [association(each) for each in read.associations],
        "spans": spans_of(read.spans),
    }


def competency(read: Competency) -> Json:
    """A competency with its heading, its details and its criteria."""
    return {
        "text": read.text,
        "code": read.code,
        "key": read.key,
        "heading": read.heading,
        "details": [excerpt(each) for each in read.details],
        "criteria": [excerpt(each) for each in read.criteria],
        "assessments": list(read.assessments),
        "associations": [association(each) for each in read.associations],
        "spans": spans_of(read.spans),
    }


def association(read: Association) -> Json:
    """An entry of a nomenclature that an item is tied to."""
    """One tie to a nomenclature, with the code, the label and the address that the text gives."""
    return {
        "scheme": read.scheme.value,
        "kind": read.kind.value,
        "code": read.code,
        "uri": read.uri,
        "label": read.label,
        "spans": spans_of(read.spans),
    }


def excerpt(read: Excerpt | Criterion) -> Json:
    """Words of the source and their place."""
    return {"text": read.text, "spans": spans_of(read.spans)}


def assessment(read: Assessment) -> Json:
    """A modality and its conditions."""
    return {
        "code": read.code,
        "title": read.title,
        "kind": read.kind.value if read.kind else None,
        "text": read.text,
        "conditions": conditions(read.conditions),
        "spans": spans_of(read.spans),
    }


def conditions(read: AssessmentConditions) -> Json:
    """How a modality takes place; lengths in minutes."""
    return {
        "situations": read.situations,
        "drawn_by_lot": read.drawn_by_lot,
        "individual": read.individual,
        "duration_minutes": read.duration_minutes,
        "preparation_minutes": read.preparation_minutes,
        "interview_minutes": read.interview_minutes,
        "assessors": [each.value for each in read.assessors],
        "place": read.place,
        "products": list(read.products),
        "spans": spans_of(read.spans),
    }
