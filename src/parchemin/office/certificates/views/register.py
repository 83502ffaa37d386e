"""The register of titles: list, document, file, withdrawal."""

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tables2 import RequestConfig

from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.certificates import documents, export, queries, verification
from parchemin.office.certificates.access import certificate_for
from parchemin.office.certificates.actions.revoking import revoke as withdraw
from parchemin.office.certificates.filters import RegisterFilter
from parchemin.office.certificates.forms import RevokeForm
from parchemin.office.certificates.tables import RegisterTable

PAGE = 50


def _filtered(request: SignedInRequest) -> RegisterFilter:
    return RegisterFilter(
        request.GET,
        queryset=queries.register(request.user),
        certifications=queries.certifications(request.user),
    )


@require_safe
def register(request: SignedInRequest) -> HttpResponse:
    """Every document, and the closed juries whose documents were not asked for."""
    filtered = _filtered(request)
    table = RegisterTable(filtered.qs)
    RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    context = {
        "filter": filtered,
        "table": table,
        "found": table.paginator.count,
        "juries": queries.juries_to_serve(),
        "batches": queries.batches(),
        "query": request.GET.urlencode(),
    }
    return render(request, "certificates/list.html", context)


@require_safe
def export_register(request: SignedInRequest) -> HttpResponse | StreamingHttpResponse:
    """The filtered register as a file that a spreadsheet opens."""
    response = StreamingHttpResponse(
        export.lines(_filtered(request).qs), content_type="text/csv; charset=utf-8"
    )
    name = f"registre-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def detail(request: SignedInRequest, number: str) -> HttpResponse:
    """One document: what it shows, whether it holds, what happened to it."""
    certificate = certificate_for(request.user, number)
    context = {
        "certificate": certificate,
        "shown": verification.shown(certificate),
        "paper": queries.paper(certificate),
        "declared": queries.declared(certificate),
        "acts": queries.history(certificate),
    }
    return render(request, "certificates/detail.html", context)


@require_safe
def pdf(request: SignedInRequest, number: str) -> HttpResponse:
    """The document as it was issued."""
    certificate = certificate_for(request.user, number)
    response = HttpResponse(documents.pdf(certificate), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{certificate.number}.pdf"'
    return response


def revoke(request: SignedInRequest, number: str) -> HttpResponse:
    """Withdraw a document, with its reason."""
    certificate = certificate_for(request.user, number)
    today = timezone.localdate()
    form = RevokeForm(
        request.POST or None,
        initial={"revoked_on": today},
        delivered_on=certificate.delivered_on,
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        withdraw(on=certificate, by=request.user, **form.cleaned_data)
        messages.success(request, f"Le document {certificate.number} est retiré.")
        return redirect("certificates:detail", number=certificate.number)
    context = {"form": form, "certificate": certificate, "shown": verification.shown(certificate)}
    return render(request, "certificates/revoke.html", context)
