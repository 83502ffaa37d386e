"""Appeals: the list, one appeal, and its steps."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.notices import access, queries
from parchemin.office.notices.actions import appeals as acts
from parchemin.office.notices.forms import AppealDecisionForm, AppealForm, HearingForm
from parchemin.office.notices.reasoning import reasons_for
from parchemin.office.permissions import may_open
from parchemin.writers import reasons_pdf as pdf_writer


@require_safe
def appeal_list(request: SignedInRequest) -> HttpResponse:
    """Every appeal, those that wait first."""
    lines = queries.appeal_lines(access.visible_appeals(request.user))
    return render(request, "notices/appeals.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, hearing_id: int) -> HttpResponse:
    """Open an appeal: the secretariat for whoever wrote, a candidate for himself."""
    hearing = access.hearing_for(request.user, hearing_id)
    form = AppealForm(request.POST or None, initial={"filed_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        appeal = acts.file_appeal(on=hearing, by=request.user, **form.cleaned_data)
        messages.success(request, f"Recours {appeal.number} déposé.")
        return redirect("notices:appeal", appeal.number)
    clock = queries.clock_of(hearing)
    context = {
        "hearing": hearing,
        "form": form,
        "clock": clock.sentence(timezone.localdate()),
        "last_day": clock.last_day,
    }
    status = 422 if form.is_bound else 200
    return render(request, "notices/file.html", context, status=status)


@require_safe
def detail(request: SignedInRequest, number: str) -> HttpResponse:
    """One appeal, what it contests, what happened to it."""
    appeal = access.appeal_for(request.user, number)
    acts_here = may_open("notices:decide", request.user)
    clock = queries.clock_of(appeal.hearing)
    before = {"authority": clock.authority}
    context = {
        "appeal": appeal,
        "state": queries.state_of(appeal),
        "steps": appeal.steps.select_related("recorded_by"),
        "clock": clock.sentence(appeal.filed_on),
        "reasons": reasons_for(request.user, appeal),
        "timeliness": clock.judge(appeal.filed_on),
        "hear": HearingForm(initial=before, prefix="audition") if acts_here else None,
        "decide": AppealDecisionForm(initial=before, prefix="decision") if acts_here else None,
    }
    return render(request, "notices/appeal.html", context)


@require_safe
def reasons_pdf(request: SignedInRequest, number: str) -> HttpResponse:
    """All the reasons of the decision contested, to print."""
    appeal = access.appeal_for(request.user, number)
    headers = {"Content-Disposition": f'inline; filename="motifs-{appeal.number}.pdf"'}
    reasons = reasons_for(request.user, appeal)
    if reasons is None:
        raise Http404
    content = pdf_writer.render(reasons)
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_POST
def hear(request: SignedInRequest, number: str) -> HttpResponse:
    """Write down a hearing of an appeal."""
    return _step(request, number, HearingForm(request.POST, prefix="audition"), acts.hear)


@require_POST
def decide(request: SignedInRequest, number: str) -> HttpResponse:
    """Write down the decision on an appeal."""
    return _step(request, number, AppealDecisionForm(request.POST, prefix="decision"), acts.decide)


def _step(
    request: SignedInRequest, number: str, form: forms.Form, act: Callable[..., Any]
) -> HttpResponse:
    appeal = access.appeal_for(request.user, number)
    if not form.is_valid():
        wrong = [str(form.fields[name].label) for name in form.errors if name in form.fields]
        raise RefusedAct(
            f"L'étape n'est pas enregistrée : remplissez {', '.join(wrong).lower() or 'le formulaire'}."
        )
    step = act(on=appeal, by=request.user, **form.cleaned_data)
    messages.success(request, f"{step} : enregistrée.")
    return redirect("notices:appeal", appeal.number)
