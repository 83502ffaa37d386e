"""The frauds of one bloc of a candidate: what is on record, and the next step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.epreuves import access, actions, frauds, opinion_queries
from parchemin.office.epreuves.fraud_forms import FraudForm


@require_http_methods(["GET", "HEAD", "POST"])
def fraud(request: SignedInRequest, enrolment_id: UUID, bloc_code: str) -> HttpResponse:
    """What is on record of one bloc; an assessor notes, the secretariat hears and decides."""
    enrolment = access.enrolment_to_assess(request.user, enrolment_id)
    bloc = opinion_queries.judged_bloc(enrolment, bloc_code)
    if bloc is None:
        raise Http404
    notes_only = access.is_assessor(request.user)
    modalities = [(each.code, f"{each.code}, {each.title}") for each in bloc.modalities]
    form = FraudForm(request.POST or None, modalities=modalities, notes_only=notes_only)
    if request.method == "POST" and form.is_valid():
        try:
            step = actions.add_fraud_step(
                on=enrolment, bloc_code=bloc.code, by=request.user, **form.cleaned_data
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{step} : étape enregistrée.")
            return redirect("epreuves:fraud", enrolment.pk, bloc.code)
    shown = {
        "form": form,
        "enrolment": enrolment,
        "bloc": bloc,
        "files": frauds.fraud_files(enrolment, bloc.code).values(),
        "notes_only": notes_only,
    }
    return render(request, "epreuves/fraud.html", shown, status=422 if form.is_bound else 200)
