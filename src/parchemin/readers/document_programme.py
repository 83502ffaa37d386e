"""The training programme in the reading document; hours and euros are JSON numbers."""

from decimal import Decimal
from typing import Any

from parchemin.domain.referentiel import Funding, Programme, ProgrammeBloc
from parchemin.readers.document_parts import spans_of

Json = dict[str, Any]


def programme(read: Programme) -> Json:
    return {
        "blocks": [_bloc(each) for each in read.blocs],
        "hours": number(read.hours),
        "prerequisites": list(read.prerequisites),
        "funding": _funding(read.funding) if read.funding else None,
        "spans": spans_of(read.spans),
    }


def number(value: Decimal | None) -> int | float | None:
    """An integer when the figure is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _bloc(read: ProgrammeBloc) -> Json:
    return {
        "title": read.title,
        "hours": number(read.hours),
        "modules": [
            {"title": each.title, "hours": number(each.hours), "spans": spans_of(each.spans)}
            for each in read.modules
        ],
        "spans": spans_of(read.spans),
    }


def _funding(read: Funding) -> Json:
    return {
        "hours": number(read.hours),
        "hourly_rate": number(read.hourly_rate),
        "stated_total": number(read.stated_total),
        "text": read.text,
        "spans": spans_of(read.spans),
    }
