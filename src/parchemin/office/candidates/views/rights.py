"""What the person's certificates give here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions
from parchemin.office.candidates.entitled import holdings_of, rights_of
from parchemin.office.permissions import may_open


@require_safe
def entitlements(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Path by path: the rules that speak of what she holds, and what each of them says."""
    person = access.person_for(request.user, person_id)
    shown = {
        "person": person,
        "rights": rights_of(person, person.enrolments.all(), timezone.localdate()),
        "holdings": holdings_of(person),
        "acts": may_open("candidates:claim", request.user),
    }
    return render(request, "candidates/entitlements.html", shown)


@require_POST
def claim(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Put on file the proofs that a right rests on, so that somebody can decide."""
    person = access.person_to_change(request.user, person_id)
    number = request.POST.get("number", "")
    recorded = actions.claim_entitlement(on=person, number=number, by=request.user)
    messages.success(
        request,
        f"{counted(len(recorded), 'preuve versée', 'preuves versées')} au dossier : la "
        f"correspondance avec {number} attend maintenant une décision.",
    )
    return redirect("candidates:detail", person.pk)
