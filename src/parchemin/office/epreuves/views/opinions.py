"""The opinions of assessors on one bloc, each one without knowing the others'."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.epreuves import access, actions, opinion_queries
from parchemin.office.epreuves.opinion_forms import OpinionForm


@require_http_methods(["GET", "HEAD", "POST"])
def opine(request: SignedInRequest, enrolment_id: UUID, bloc_code: str) -> HttpResponse:
    """The opinions of one bloc; a second submission of the same ones changes nothing."""
    enrolment = access.enrolment_to_assess(request.user, enrolment_id)
    bloc = opinion_queries.judged_bloc(enrolment, bloc_code)
    if bloc is None:
        raise Http404
    people = opinion_queries.speakers(request.user, enrolment)
    form = OpinionForm(request.POST or None, enrolment=enrolment, bloc=bloc, assessors=people)
    if request.method == "POST" and form.is_valid():
        try:
            rows = actions.record_opinions(
                form.entries(), by=request.user, reason=form.cleaned_data["reason"]
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(len(rows)))
            return redirect("epreuves:opine", enrolment.pk, bloc.code)
    shown = {
        "form": form,
        "enrolment": enrolment,
        "bloc": bloc,
        "people": people,
        "given": opinion_queries.opinions_given(enrolment, bloc.code, reader=request.user),
    }
    return render(request, "epreuves/opine.html", shown, status=422 if form.is_bound else 200)


def _said(added: int) -> str:
    if not added:
        return "Ces avis étaient déjà enregistrés : rien de plus n'est écrit."
    return counted(added, "avis enregistré", "avis enregistrés") + "."
