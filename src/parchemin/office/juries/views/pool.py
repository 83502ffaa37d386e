"""A member of the pool: his page, and each fact added to it."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.juries import access, queries
from parchemin.office.juries.actions import pool
from parchemin.office.juries.pool_forms import AvailabilityForm, FactForm, MandateForm
from parchemin.office.permissions import may_open


@require_safe
def juror(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """One member, as the office sees him."""
    found = access.juror_for(request.user, juror_id)
    return _page(request, queries.juror_page(found, timezone.localdate()))


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """The member's own page: his calls to answer, his availability."""
    found = access.own_juror(request.user)
    return _page(request, queries.juror_page(found, timezone.localdate()))


def _page(request: SignedInRequest, page: queries.JurorPage) -> HttpResponse:
    today = timezone.localdate()
    acts = may_open("juries:mandate_give", request.user)
    context = {
        "page": page,
        "today": today,
        "acts": acts,
        "own": may_open("juries:mine", request.user),
        "says": may_open("juries:availability_say", request.user),
        "mandate": MandateForm(initial={"since": today}, prefix="mandat"),
        "fact": FactForm(initial={"since": today}, prefix="fait"),
        "availability": AvailabilityForm(prefix="jours"),
    }
    return render(request, "juries/juror.html", context)


@require_POST
def mandate_give(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """One more mandate."""
    juror = access.juror_for(request.user, juror_id)
    form = _valid(MandateForm(request.POST, prefix="mandat"), "Le mandat n'est pas donné.")
    pool.give_mandate(on=juror, by=request.user, **form.cleaned_data)
    messages.success(request, f"Mandat de {juror.name} enregistré.")
    return redirect("juries:juror", juror.pk)


@require_POST
def fact_state(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """Something learnt of the member."""
    juror = access.juror_for(request.user, juror_id)
    form = _valid(FactForm(request.POST, prefix="fait"), "Le fait n'est pas consigné.")
    pool.state_fact(on=juror, by=request.user, **form.cleaned_data)
    messages.success(request, f"Fait consigné sur {juror.name}.")
    return redirect("juries:juror", juror.pk)


@require_POST
def availability_say(request: SignedInRequest, juror_id: int) -> HttpResponse:
    """On which days the member may or may not sit."""
    juror = access.juror_for(request.user, juror_id)
    form = _valid(AvailabilityForm(request.POST, prefix="jours"), "Rien n'est enregistré.")
    row = pool.say_availability(on=juror, by=request.user, **form.cleaned_data)
    messages.success(request, f"{juror.name} : {row}.")
    if may_open("juries:mine", request.user):
        return redirect("juries:mine")
    return redirect("juries:juror", juror.pk)


def _valid(form: Form, refusal: str) -> Form:
    if not form.is_valid():
        said = " ".join(
            f"{form[name].label if name in form.fields else ''} : {error}"
            for name, errors in form.errors.items()
            for error in errors
        )
        raise RefusedAct(f"{refusal} {said}")
    return form
