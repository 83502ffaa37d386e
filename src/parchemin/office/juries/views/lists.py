"""The list of juries and the pool, sorted, filtered, exported."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django_tables2 import RequestConfig

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import queries
from parchemin.office.juries.filters import JurorFilter, JuryFilter
from parchemin.office.juries.tables import JurorTable, JuryTable
from parchemin.office.permissions import may_open
from parchemin.writers.spreadsheet import csv_lines

PER_PAGE = 25
Answer = HttpResponse | StreamingHttpResponse


def jury_list(request: SignedInRequest) -> Answer:
    """Every jury this user may see, newest first."""
    rows = queries.juries(request.user)
    return _listed(request, JuryFilter(request.GET, queryset=rows), JuryTable, "juries")


def jurors(request: SignedInRequest) -> Answer:
    """The pool of members."""
    rows = queries.pool(request.user)
    return _listed(request, JurorFilter(request.GET, queryset=rows), JurorTable, "jurors")


def _listed(request: SignedInRequest, chosen: Any, table_class: Any, name: str) -> Answer:
    table = table_class(chosen.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    if request.GET.get("format") == "csv":
        lines = list(table.as_values())
        cells = ([str(cell if cell is not None else "") for cell in line] for line in lines[1:])
        return StreamingHttpResponse(
            csv_lines([str(cell) for cell in lines[0]], cells),
            headers={
                "Content-Type": "text/csv; charset=utf-8",
                "Content-Disposition": f'attachment; filename="{table_class.file_name}.csv"',
            },
        )
    context = {
        "table": table,
        "filter": chosen,
        "filtered": any(request.GET.get(key) for key in chosen.form.fields),
        "found": len(table.rows),
        "query": request.GET.urlencode(),
        "acts": may_open("juries:create", request.user),
    }
    return render(request, f"juries/{name}.html", context)
