"""Rectifying minutes: the texts to correct, then the PDF that keeps both."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.rectification import rectifiable_about
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.notices import access, queries
from parchemin.office.notices.actions.rectifying import rectify_minutes
from parchemin.office.notices.forms import RectificationForm

SHOWN_AT_ONCE = 8
NOBODY = "\N{FULL BLOCK}"
"""A name that no candidate bears: beyond those shown at once, a candidate is asked for by name."""


@require_http_methods(["GET", "HEAD", "POST"])
def rectify(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Correct the words of closed minutes."""
    jury = access.closed_jury_for(request.user, jury_id)
    page = queries.latest_minutes(jury)
    name = request.GET.get("nom", "")
    many = len(page.acts.candidates) > SHOWN_AT_ONCE and not name
    texts = rectifiable_about(page.acts, NOBODY if many else name)
    form = RectificationForm(request.POST or None, texts=texts, rank=page.rank)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        row = rectify_minutes(
            on=jury,
            said=form.said(),
            reason=asked["reason"],
            read_rank=asked["read_rank"],
            by=request.user,
        )
        messages.success(request, f"Procès-verbal rectificatif {row.number} écrit et scellé.")
        return redirect("notices:rectify", jury.pk)
    context = {
        "jury": jury,
        "acts": page.acts,
        "form": form,
        "many": len(page.acts.candidates) > SHOWN_AT_ONCE,
        "name": name,
        "past": queries.rectifications_of(jury),
    }
    return render(request, "notices/rectify.html", context, status=422 if form.is_bound else 200)


@require_safe
def rectified_pdf(request: SignedInRequest, number: str) -> HttpResponse:
    """Rectifying minutes, byte for byte as they were sealed."""
    row = access.rectification_for(request.user, number)
    headers = {"Content-Disposition": f'inline; filename="{row.number}.pdf"'}
    return HttpResponse(bytes(row.pdf), content_type="application/pdf", headers=headers)
