"""The attendance of a jury: the sheet to sign, who comes and goes, the sheet once signed."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import attendance as acts
from parchemin.office.juries.call_content import sheet_of
from parchemin.office.juries.call_forms import PassageForm, SheetForm
from parchemin.office.permissions import may_open
from parchemin.writers import attendance_pdf

KINDS = {
    "PDF": ("application/pdf", "pdf"),
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
}


@require_safe
def attendance(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Who is there, since when, and the signed sheets."""
    jury = access.jury_for(request.user, jury_id)
    context = {
        "jury": jury,
        "steps": queries.steps(jury),
        "rows": queries.attendance(jury),
        "sheets": queries.signed_sheets(jury),
        "form": SheetForm(),
        "now": timezone.localtime(),
        "acts": may_open("juries:passage", request.user),
    }
    return render(request, "juries/attendance.html", context)


@require_safe
def sheet_pdf(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """The sheet to print and sign."""
    jury = access.jury_for(request.user, jury_id)
    name = f"emargement-{jury.reference}.pdf"
    return HttpResponse(
        attendance_pdf.render(sheet_of(jury)),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_POST
def passage(request: SignedInRequest, jury_id: UUID, seat_id: int) -> HttpResponse:
    """A member comes in or goes out, at an hour of the jury's day."""
    jury = access.jury_for(request.user, jury_id)
    seat = access.seat_for(request.user, jury, seat_id)
    form = PassageForm(request.POST)
    if not form.is_valid():
        raise RefusedAct(
            "Le passage n'est pas noté : arrivée ou départ, et une heure (14:30), sont attendus."
        )
    at = timezone.make_aware(datetime.combine(jury.held_on, form.cleaned_data["at"]))
    noted = acts.record_passage(seat=seat, kind=form.cleaned_data["kind"], at=at, by=request.user)
    said = f"{noted.get_kind_display()} de {seat.juror.name} notée"
    messages.success(request, f"{said} à {at:%H h %M}.".replace("Départ", "Heure de départ"))
    return redirect("juries:attendance", jury.pk)


@require_POST
def sheet_deposit(request: SignedInRequest, jury_id: UUID) -> HttpResponse:
    """Keep the sheet as it was signed."""
    jury = access.jury_for(request.user, jury_id)
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        raise RefusedAct("Rien n'est déposé : choisissez le fichier de la feuille signée.")
    file = form.cleaned_data["file"]
    sheet = acts.deposit_sheet(
        on=jury, name=file.name, content=file.read(acts.LARGEST_SHEET + 1), by=request.user
    )
    messages.success(request, f"« {sheet.name} » est gardé, empreinte {sheet.sha256[:16]}…")
    return redirect("juries:attendance", jury.pk)


@require_safe
def sheet_file(request: SignedInRequest, jury_id: UUID, sheet_id: int) -> HttpResponse:
    """A signed sheet, byte for byte, always as a file to save."""
    jury = access.jury_for(request.user, jury_id)
    sheet = access.sheet_for(request.user, jury, sheet_id)
    kind, ending = KINDS[sheet.kind]
    name = f"emargement-signe-{jury.reference}-{sheet.pk}.{ending}"
    return HttpResponse(
        bytes(sheet.content),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
