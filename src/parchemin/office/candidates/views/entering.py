"""Entering candidates: one by form, many by file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.errors import ParcheminError
from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions, queries
from parchemin.office.candidates.files import FileReading
from parchemin.office.candidates.forms import EntryForm, UploadForm
from parchemin.readers.candidates import COLUMNS
from parchemin.writers.spreadsheet import csv_lines

SHOWN_ROWS = 500
SHOWN_FAULTS = 300


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """One person, by form; everything wrong is said at once."""
    form = EntryForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            path = actions.enrol(
                form.entry(), version=data["version"], body=data["body"], by=request.user
            )
        except ParcheminError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Inscription de {path.person} : référence {path.reference}.")
            return redirect("candidates:detail", path.person_id)
    status = 422 if form.is_bound else 200
    return render(request, "candidates/add.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: SignedInRequest) -> HttpResponse:
    """A file: every fault by line and nothing stored, or on to its preview."""
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    reading: FileReading | None = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            file, reading = actions.receive_file(
                content=data["file"].read(),
                name=data["file"].name,
                version=data["version"],
                body=data["body"],
                entered_on=data["entered_on"],
                by=request.user,
            )
        except ParcheminError as error:
            form.add_error(None, str(error))
        else:
            if file is not None:
                return redirect("candidates:import_confirm", file.pk)
    status = 422 if form.is_bound else 200
    shown = {"form": form, "findings": _shown(reading), "reading": reading, "columns": COLUMNS}
    return render(request, "candidates/import.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """What a received file would do, then the act itself; a second click changes nothing."""
    file = access.file_for(request.user, file_id)
    if request.method == "POST":
        done = actions.confirm_import(on=file, by=request.user)
        if done.again:
            messages.info(request, "Ce fichier était déjà importé : rien n'a été changé.")
        else:
            messages.success(request, _said(done.entered, done.already_enrolled))
        return redirect("candidates:list")
    reading = queries.preview(file)
    shown = {
        "file": file,
        "reading": reading,
        "lines": reading.lines[:SHOWN_ROWS],
        "findings": _shown(reading),
        "new": reading.count("nouvelle"),
        "known": reading.count("connue"),
        "enrolled": reading.count("déjà inscrite"),
    }
    return render(request, "candidates/import_confirm.html", shown)


@require_safe
def template(request: SignedInRequest) -> HttpResponse:
    """The model of file: the columns the reader knows, and nothing else."""
    response = HttpResponse("".join(csv_lines(COLUMNS, ())), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="candidats-modele.csv"'
    return response


def _said(entered: int, already: int) -> str:
    kept = counted(already, "déjà inscrit, laissé", "déjà inscrits, laissés")
    return counted(entered, "candidat inscrit") + (f" ; {kept} en l'état." if already else ".")


def _shown(reading: FileReading | None) -> list[dict[str, str]]:
    """The diagnostics as the findings component takes them."""
    return [
        {
            "severity": item.severity.value,
            "place": item.place.sentence,
            "found": item.found,
            "expected": item.expected,
            "advice": item.advice,
        }
        for item in (reading.diagnostics if reading else ())[:SHOWN_FAULTS]
    ]
