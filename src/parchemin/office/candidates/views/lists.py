"""The list of candidates, on screen and for a spreadsheet."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import queries
from parchemin.office.candidates.listing import (
    HEADINGS,
    EnrolmentFilter,
    EnrolmentTable,
    export_rows,
)
from parchemin.office.permissions import may_open
from parchemin.writers.spreadsheet import csv_lines

PAGE = 50


@require_safe
def enrolments(request: SignedInRequest) -> HttpResponse:
    """Who is in, and how far each one is."""
    user, filtered = request.user, _filtered(request)
    table = EnrolmentTable(filtered.qs)
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    shown = {
        "table": table,
        "filter": filtered,
        "filtered": any(request.GET.get(name) for name in filtered.filters),
        "query": request.GET.urlencode(),
        "may_add": may_open("candidates:add", user),
    }
    return render(request, "candidates/list.html", shown)


@require_safe
def export(request: SignedInRequest) -> StreamingHttpResponse:
    """The same list, filters kept, as CSV."""
    lines = csv_lines(HEADINGS, export_rows(_filtered(request).qs.iterator(chunk_size=500)))
    response = StreamingHttpResponse(
        (line.encode() for line in lines), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="candidats.csv"'
    return response


def _filtered(request: SignedInRequest) -> EnrolmentFilter:
    user = request.user
    return EnrolmentFilter(request.GET, queryset=queries.listing(user), user=user)
