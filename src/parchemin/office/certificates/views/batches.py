"""Issuing: prepare, ask once, follow the progress, resume."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.certificates import queries
from parchemin.office.certificates.access import batch_for, closed_jury_for
from parchemin.office.certificates.actions import issuing
from parchemin.office.certificates.forms import IssueForm
from parchemin.office.certificates.preparation import earliest_delivery, prepare
from parchemin.office.certificates.tables import RegisterTable

UNDER_WAY = "La délivrance de ce jury est déjà demandée : en voici l'avancement."
HTMX_RELOAD = "HX-Refresh"


def issue(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """What a closed jury gives right to, what is missing, and the one button that issues it."""
    jury = closed_jury_for(request.user, jury_id)
    if batch := queries.batch_of(jury):
        messages.info(request, UNDER_WAY)
        return redirect("certificates:batch", batch_id=batch.pk)
    today, earliest = timezone.localdate(), earliest_delivery(jury)
    form = IssueForm(
        request.POST or None, initial={"delivered_on": earliest}, earliest=earliest, today=today
    )
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            batch, new = issuing.issue(
                on=jury, delivered_on=form.cleaned_data["delivered_on"], by=request.user
            )
        except RefusedAct as refused:
            refusal = str(refused)
        else:
            if not new:
                messages.info(request, UNDER_WAY)
            return redirect("certificates:batch", batch_id=batch.pk)
    day = form.cleaned_data.get("delivered_on", earliest) if form.is_bound else earliest
    context = {
        "jury": jury,
        "form": form,
        "preparation": prepare(jury, day),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "certificates/issue.html", context, status=status)


@require_safe
def batch(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """One batch: its progress and its documents; nothing depends on this page staying open."""
    found = batch_for(request.user, batch_id)
    table = RegisterTable(queries.documents_of(found))
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {"batch": found, "progress": queries.progress(found), "table": table}
    return render(request, "certificates/batch.html", context)


@require_safe
def progress(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """The moving part of the batch page; the whole page is asked again once the batch rests."""
    found = batch_for(request.user, batch_id)
    now = queries.progress(found)
    response = render(request, "certificates/_progress.html", {"batch": found, "progress": now})
    if not now.live and request.headers.get("HX-Request"):
        response[HTMX_RELOAD] = "true"
    return response


@require_POST
def resume(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Take up a batch that an incident stopped."""
    found = batch_for(request.user, batch_id)
    issuing.resume(on=found, by=request.user)
    messages.success(request, "Le lot est repris : rien de ce qui est délivré n'est refait.")
    return redirect("certificates:batch", batch_id=found.pk)
