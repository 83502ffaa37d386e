"""The declaration of holders: who is due, what is wrong, files, answers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_tables2 import RequestConfig

from parchemin.domain.errors import ParcheminError
from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.certificates import declaring, followed
from parchemin.office.certificates.access import declaration_file_for, declaration_for
from parchemin.office.certificates.actions.acknowledging import Received, reject
from parchemin.office.certificates.actions.acknowledging import acknowledge as record_answers
from parchemin.office.certificates.actions.declaring import declare as make_declaration
from parchemin.office.certificates.filters import HoldersFilter
from parchemin.office.certificates.forms import AcknowledgementForm
from parchemin.office.certificates.tables import HoldersTable

STRANGERS_SHOWN = 3


@require_safe
def declarations(request: SignedInRequest) -> HttpResponse:
    """Every holder with the state of his declaration, and the declarations made."""
    today = timezone.localdate()
    overdue_until = declaring.last_overdue_delivery(today)
    filtered = HoldersFilter(request.GET, queryset=declaring.standing())
    table = HoldersTable(filtered.qs, overdue_until=overdue_until)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {
        "filter": filtered,
        "table": table,
        "found": table.paginator.count,
        "figures": followed.figures(overdue_until),
        "declarations": followed.made()[:20],
        "emitter": declaring.emitter_in_force()[0],
    }
    return render(request, "certificates/declarations.html", context)


def declare(request: SignedInRequest) -> HttpResponse:
    """What would be declared now, all findings by holder; the button declares the sound ones."""
    if request.method == "POST":
        declaration, left = make_declaration(by=request.user, now=timezone.now())
        messages.success(request, _made(declaration.number, left))
        return redirect("certificates:declaration", declaration_id=declaration.pk)
    passages = declaring.checked(declaring.to_declare(), timezone.localdate())
    emitter, findings = declaring.emitter_in_force()
    context = {
        "sound": [one for one in passages if one.sound],
        "faulty": [one for one in passages if not one.sound],
        "doubtful": [one for one in passages if one.sound and one.findings],
        "doubts": declaring.doubts(passages),
        "emitter": emitter,
        "emitter_findings": findings,
    }
    return render(request, "certificates/declare.html", context)


@require_safe
def declaration(request: SignedInRequest, declaration_id: UUID) -> HttpResponse:
    """One declaration: its files, the answers received, what was refused and why."""
    found = declaration_for(request.user, declaration_id)
    context = {
        "declaration": found,
        "files": followed.files_of(found),
        "refusals": followed.refusals_of(found),
    }
    return render(request, "certificates/declaration.html", context)


@require_safe
def declaration_file(request: SignedInRequest, declaration_id: UUID, rank: int) -> HttpResponse:
    """The file to deposit, byte for byte as it was made."""
    file = declaration_file_for(request.user, declaration_id, rank)
    response = HttpResponse(bytes(file.content), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


@require_POST
def reject_file(request: SignedInRequest, declaration_id: UUID, rank: int) -> HttpResponse:
    """The whole file was refused: its holders come back to declare."""
    file = declaration_file_for(request.user, declaration_id, rank)
    count = reject(on=file, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, f"{file.name} rejeté : titulaires de nouveau à déclarer : {count}.")
    return redirect("certificates:declaration", declaration_id=declaration_id)


def acknowledge(request: SignedInRequest) -> HttpResponse:
    """Read the report of the Caisse des Dépôts."""
    form = AcknowledgementForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            received = record_answers(content=upload.read(), name=upload.name, by=request.user)
        except ParcheminError as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _received(received))
            return redirect("certificates:declaration", declaration_id=received.file.declaration_id)
    return render(request, "certificates/acknowledge.html", {"form": form})


def _made(number: str, left: int) -> str:
    said = f"La déclaration {number} est établie : téléchargez ses fichiers et déposez-les."
    if left:
        still = counted(left, "titulaire en erreur reste", "titulaires en erreur restent")
        said += f" {still} à déclarer."
    return said


def _received(received: Received) -> str:
    accepted, refused = counted(received.accepted, "accepté"), counted(received.refused, "refusé")
    said = f"{received.file.name} : {accepted}, {refused}."
    if received.by_name:
        said += " L'accusé ne porte pas d'idFlux : son fichier est reconnu à son nom."
    if received.refused:
        said += " Les refusés sont de nouveau à déclarer, une fois corrigés."
    if received.known:
        known = counted(
            received.known, "réponse était déjà enregistrée", "réponses étaient déjà enregistrées"
        )
        said += f" {known}."
    if received.strangers:
        shown = ", ".join(received.strangers[:STRANGERS_SHOWN])
        ignored = counted(
            len(received.strangers),
            "ligne d'un autre fichier ignorée",
            "lignes d'un autre fichier ignorées",
        )
        said += f" {ignored} ({shown})."
    return said
