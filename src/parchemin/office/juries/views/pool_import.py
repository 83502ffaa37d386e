"""A pool by file: every member entered, or every fault said."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries.actions import pool
from parchemin.office.juries.pool_forms import PoolFileForm
from parchemin.readers.pool_file import COLUMNS
from parchemin.writers.spreadsheet import csv_lines

REFUSED = 422
SHOWN_FAULTS = 300


@require_http_methods(["GET", "HEAD", "POST"])
def jurors_import(request: SignedInRequest) -> HttpResponse:
    """A pool by file: every member entered, or every fault said and nothing kept."""
    form = PoolFileForm(request.POST or None, request.FILES or None)
    reading = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        reading = pool.import_pool(content=file.read(), name=file.name, by=request.user)
        if reading.accepted:
            said = counted(len(reading.rows), "membre inscrit", "membres inscrits")
            messages.success(request, f"{said} au vivier.")
            return redirect("juries:jurors")
    findings = reading.diagnostics[:SHOWN_FAULTS] if reading else ()
    context = {
        "form": form,
        "columns": COLUMNS,
        "total": len(reading.diagnostics) if reading else 0,
        "findings": [
            {
                "severity": item.severity.value,
                "place": item.place.sentence,
                "found": item.found,
                "expected": item.expected,
                "advice": item.advice,
            }
            for item in findings
        ],
    }
    status = REFUSED if request.method == "POST" else 200
    return render(request, "juries/jurors_import.html", context, status=status)


@require_safe
def jurors_template(request: SignedInRequest) -> HttpResponse:
    """The model of file: the columns the reader knows, and nothing else."""
    return HttpResponse(
        "".join(csv_lines(COLUMNS, ())),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="vivier-modele.csv"'},
    )
