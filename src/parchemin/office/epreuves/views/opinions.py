"""The opinions of assessors on one bloc, each one without knowing the others'."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from parchemin.domain.deliberation.plan import BlocPlan
from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.accounts.models import User
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves import access, actions, opinion_queries
from parchemin.office.epreuves.opinion_forms import OpinionForm
from parchemin.office.epreuves.opinion_sheets import judged_in
from parchemin.office.epreuves.standing import plan_of


@require_http_methods(["GET", "HEAD", "POST"])
def opine(request: SignedInRequest, enrolment_id: UUID, bloc_code: str) -> HttpResponse:
    """The opinions of one bloc; a second submission of the same ones changes nothing."""
    enrolment = access.enrolment_to_assess(request.user, enrolment_id)
    bloc = _bloc(enrolment, bloc_code)
    people = _people(request.user, enrolment)
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


def _bloc(enrolment: Enrolment, code: str) -> BlocPlan:
    """The bloc, if its rules ask for opinions; else 404."""
    plan = plan_of(enrolment, timezone.localdate())
    found = next((each for each in plan.blocs if each.code == code), None)
    if found is None or not judged_in(found):
        raise Http404
    return found


def _people(user: User, enrolment: Enrolment) -> list[User]:
    """Whose opinions this user may write: his own, or for the secretariat those of the charged."""
    return [user] if access.is_assessor(user) else opinion_queries.charged(enrolment)


def _said(added: int) -> str:
    if not added:
        return "Ces avis étaient déjà enregistrés : rien de plus n'est écrit."
    return counted(added, "avis enregistré", "avis enregistrés") + "."
