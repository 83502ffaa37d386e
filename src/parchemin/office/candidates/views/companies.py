"""The enterprise that welcomes one candidate."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions, companies
from parchemin.office.candidates.forms import CompanyForm


@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """The enterprise as it is known, the rule that reads its size, and the act itself."""
    path = access.enrolment_to_change(request.user, enrolment_id)
    past = list(companies.companies_of(path))
    last = past[0] if past else None
    initial = {name: getattr(last, name) for name in CompanyForm.base_fields} if last else {}
    form = CompanyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            _, added = actions.describe_company(on=path, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            said = "Entreprise enregistrée." if added else "Rien ne différait : rien n'est écrit."
            messages.success(request, said)
            return redirect("candidates:detail", path.person_id)
    rule = companies.size_rule(path, timezone.localdate())
    shown = {"path": path, "form": form, "past": past, "rule": rule}
    status = 422 if request.method == "POST" else 200
    return render(request, "candidates/company.html", shown, status=status)
