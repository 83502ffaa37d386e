"""The imports of the register's exports: depositing one, following it, resuming it."""

from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.catalogue import access, actions, queries
from parchemin.office.catalogue.forms import ExportForm
from parchemin.office.permissions import may_open

REFUSED = 422
HTMX_RELOAD = "HX-Refresh"


@require_safe
def imports(request: SignedInRequest) -> HttpResponse:
    """Every export that was brought in, and how it ended."""
    context = {
        "imports": queries.imports()[:100],
        "acts": may_open("catalogue:deposit", request.user),
    }
    return render(request, "catalogue/imports.html", context)


def deposit(request: SignedInRequest) -> HttpResponse:
    """Receive an export; the work is done by the task worker."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ExportForm(*given)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        assert isinstance(file, TemporaryUploadedFile)
        try:
            export = actions.deposit(
                path=Path(file.temporary_file_path()),
                name=file.name or "",
                dated=form.cleaned_data["dated"],
                by=request.user,
            )
        except RefusedAct as refused:
            form.add_error("file", str(refused))
        else:
            if export.finished_at:
                messages.info(request, "Cet export est déjà importé : rien ne change.")
            return redirect("catalogue:import", export_id=export.pk)
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "catalogue/deposit.html", {"form": form}, status=status)


@require_safe
def one_import(request: SignedInRequest, export_id: int) -> HttpResponse:
    """One import: its progress, then what it brought and what it left aside."""
    export = access.export_for(request.user, export_id)
    context = {"export": export, "acts": may_open("catalogue:resume", request.user)}
    return render(request, "catalogue/import.html", context)


@require_safe
def progress(request: SignedInRequest, export_id: int) -> HttpResponse:
    """The moving part of the page; the whole page is asked again once the import rests."""
    export = access.export_for(request.user, export_id)
    context = {"export": export, "acts": may_open("catalogue:resume", request.user)}
    response = render(request, "catalogue/_progress.html", context)
    if (export.finished_at or export.failure) and request.headers.get("HX-Request"):
        response[HTMX_RELOAD] = "true"
    return response


@require_POST
def resume(request: SignedInRequest, export_id: int) -> HttpResponse:
    """Take up an import that something stopped."""
    export = access.export_for(request.user, export_id)
    actions.resume(on=export, by=request.user)
    messages.success(request, "L'import est repris : rien de ce qui est rangé n'est refait.")
    return redirect("catalogue:import", export_id=export.pk)
