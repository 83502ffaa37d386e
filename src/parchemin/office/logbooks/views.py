"""The logbook: candidates followed at work, competencies attested."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.logbooks import access, actions, queries, stages
from parchemin.office.logbooks.forms import AttestationForm, MentorForm, StageForm


@require_safe
def followed(request: SignedInRequest) -> HttpResponse:
    """The candidates that this tutor or manager follows."""
    return render(request, "logbooks/list.html", {"followed": queries.followed(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
def attest(request: SignedInRequest, mentor_id: int) -> HttpResponse:
    """The competencies of one candidate, to attest or not yet."""
    mentor = access.mentor_for(request.user, mentor_id)
    form = AttestationForm(request.POST or None, logbook=queries.logbook(mentor))
    if request.method == "POST" and form.is_valid():
        try:
            rows = actions.attest(
                form.statements(),
                on=mentor,
                stated_on=form.cleaned_data["stated_on"],
                by=request.user,
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(len(rows)))
            return redirect("logbooks:attest", mentor.pk)
    shown = {
        "form": form,
        "mentor": mentor,
        "logbook": form.logbook,
        "stages": stages.stage_lines(mentor),
    }
    return render(request, "logbooks/attest.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def assess(request: SignedInRequest, mentor_id: int) -> HttpResponse:
    """The stages at which the tutor assesses: those done, the next one."""
    mentor = access.mentor_for(request.user, mentor_id)
    lines = stages.stage_lines(mentor)
    form = StageForm(request.POST or None, stages=[each.stage for each in lines])
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.assess_stage(on=mentor, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{str(row).capitalize()} enregistrée.")
            return redirect("logbooks:assess", mentor.pk)
    shown = {"form": form, "mentor": mentor, "lines": lines}
    return render(request, "logbooks/assess.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def mentor_add(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """Appoint a tutor or a manager beside a candidate."""
    enrolment = access.enrolment_to_mentor(request.user, enrolment_id)
    form = MentorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            mentor, added = actions.add_mentor(
                on=enrolment,
                username=data["username"],
                function=data["function"],
                same_person=data["same_person"],
                by=request.user,
            )
        except RefusedAct as refusal:
            form.add_error("username", str(refusal))
        else:
            said = f"{mentor.account} peut maintenant attester." if added else "C'était déjà fait."
            messages.success(request, said)
            return redirect("candidates:detail", enrolment.person_id)
    shown = {"form": form, "enrolment": enrolment, "mentors": queries.mentors(enrolment)}
    status = 422 if form.is_bound else 200
    return render(request, "logbooks/mentor_add.html", shown, status=status)


def _said(count: int) -> str:
    if not count:
        return "Tout cela était déjà enregistré : rien de plus n'est écrit."
    return f"{count} avis enregistré{'s' if count > 1 else ''}."
