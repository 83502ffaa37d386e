"""Results of one candidate: entered, corrected, shown where the person stands."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates.queries import is_decided
from parchemin.office.epreuves import access, actions, queries
from parchemin.office.epreuves.forms import CorrectionForm, SheetForm
from parchemin.office.permissions import may_open


@require_safe
def person_fragment(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """The part of a person's page that says where the path stands and what is missing."""
    enrolment = access.enrolment_to_read(request.user, enrolment_id)
    shown = {
        "enrolment": enrolment,
        "standing": queries.standing_of(enrolment),
        "decided": is_decided(enrolment),
        "history": queries.result_history(enrolment),
        "may_enter": may_open("epreuves:enter", request.user),
    }
    return render(request, "epreuves/person_fragment.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SignedInRequest, enrolment_id: UUID, bloc_code: str) -> HttpResponse:
    """The results of one bloc; a second submission of the same ones changes nothing."""
    enrolment = access.enrolment_to_assess(request.user, enrolment_id)
    standing = queries.standing_of(enrolment)
    bloc = next((each for each in standing.blocs if each.code == bloc_code), None)
    if bloc is None:
        raise Http404
    form = SheetForm(request.POST or None, enrolment=enrolment, bloc=bloc)
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.record_results(form.entries(), by=request.user)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(len(done.results), done.already))
            return redirect("epreuves:enter", enrolment.pk, bloc.code)
    shown = {"form": form, "enrolment": enrolment, "bloc": bloc, "standing": standing}
    return render(request, "epreuves/enter.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, result_id: int) -> HttpResponse:
    """A corrected result with its reason; the former one stays."""
    result = access.result_to_correct(request.user, result_id)
    form = CorrectionForm(request.POST or None, result=result)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_result(on=result, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Correction enregistrée ; le résultat d'avant reste écrit.")
            return redirect("epreuves:enter", result.enrolment_id, result.bloc_code)
    shown = {"form": form, "result": result, "enrolment": result.enrolment}
    return render(request, "epreuves/correct.html", shown, status=422 if form.is_bound else 200)


def _said(added: int, already: int) -> str:
    if not added:
        return "Ces résultats étaient déjà enregistrés : rien de plus n'est écrit."
    kept = counted(already, "l'était déjà", "l'étaient déjà")
    return counted(added, "résultat enregistré") + (f" ; {kept}." if already else ".")
