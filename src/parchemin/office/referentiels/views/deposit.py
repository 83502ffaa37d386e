"""Receiving a source, choosing a certification in it, giving its bytes back."""

from pathlib import PurePath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.forms import ChoiceForm, DepositForm
from parchemin.readers.diagnostics import UnreadableSource

PASTED = "texte collé.txt"
REFUSED = 422
WITHOUT_TEXT = "binaire"
OFFICE_ENDINGS = (".docx", ".pdf", ".xlsx", ".zip")


def upload(request: HttpRequest) -> HttpResponse:
    """Read a file or a pasted text; a refusal stores nothing and says why."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepositForm(*given, pasted_name=PASTED)
    if request.method == "POST" and form.is_valid():
        try:
            received = actions.receive_source(by=request.user, **form.cleaned_data)
        except UnreadableSource as refusal:
            form.add_error(None, str(refusal))
        else:
            return after_receipt(request, received)
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "referentiels/upload.html", {"form": form}, status=status)


def after_receipt(request: HttpRequest, received: actions.Received) -> HttpResponse:
    """Where a received source leads: the choice of a certification, its review, its version."""
    source = received.source
    if received.known:
        messages.info(
            request,
            f"Ce fichier a déjà été reçu le {source.received_at:%d/%m/%Y} sous le nom "
            f"« {source.name} » : voici ce qu'il a donné.",
        )
    if len(received.drafts) != 1:
        return redirect("referentiels:choose", source.pk)
    version = received.drafts[0]
    if version.published_at:
        return redirect("referentiels:version", version.pk)
    if not received.known:
        messages.success(request, f"« {source.name} » est lu. Relisez-le avant de le publier.")
    return redirect("referentiels:review", version.pk)


def choose(request: HttpRequest, source_id: int) -> HttpResponse:
    """Choose, in a source that describes several certifications, the one to review."""
    source = access.source_for(request.user, source_id)
    form = ChoiceForm(request.POST or None)
    if form.is_bound and not form.is_valid():
        raise RefusedAct("Choisissez l'une des certifications de la liste : rien n'est ouvert.")
    if form.is_bound:
        draft = actions.start_draft(source=source, by=request.user, **form.cleaned_data)
        return redirect("referentiels:review", draft.pk)
    context = {"source": source, "choices": queries.choices_of(source)}
    return render(request, "referentiels/choose.html", context)


def source(request: HttpRequest, source_id: int) -> HttpResponse:
    """The bytes as they were received, always as a file to save, never as a page."""
    received = access.source_for(request.user, source_id)
    kind, ending = f"text/plain; charset={received.encoding or 'utf-8'}", ".txt"
    if received.encoding == WITHOUT_TEXT:
        kind, ending = "application/octet-stream", _office_ending(received.name)
    return HttpResponse(
        bytes(received.content),
        headers={
            "Content-Type": kind,
            "Content-Disposition": f'attachment; filename="source-{received.pk}{ending}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _office_ending(name: str) -> str:
    ending = PurePath(name).suffix.lower()
    return ending if ending in OFFICE_ENDINGS else ".bin"
