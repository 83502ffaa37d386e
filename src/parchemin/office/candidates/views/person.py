"""One person: civil status, paths, held blocs, history."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions, companies, options, queries, retakes
from parchemin.office.candidates.forms import (
    CorrectionForm,
    CorrespondenceForm,
    HeldBlocForm,
    WithdrawalForm,
)
from parchemin.office.candidates.forms.civil_status import known_values
from parchemin.office.candidates.parts import parts_of
from parchemin.office.candidates.standing import steps_of
from parchemin.office.permissions import may_open


@require_safe
def detail(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Where the person stands, what is missing, what happened."""
    person = access.person_for(request.user, person_id)
    paths = list(person.enrolments.all())
    reached = queries.steps_reached(request.user, person)
    keys, today = [path.pk for path in paths], timezone.localdate()
    chosen, hosts = options.chosen(keys), companies.companies(keys)
    won = queries.granted(paths)
    again = retakes.retakes_of(paths, won, today)
    shown = {
        "person": person,
        "paths": [
            {
                "path": path,
                "steps": steps_of(reached.get(path.pk, 0)),
                "parts": parts_of(request, path.pk),
                "options": options.options_of(path, today),
                "chosen": chosen.get(path.pk),
                "company": hosts.get(path.pk),
                "retakes": again.get(path.pk),
                "size": companies.workforce_question(path, hosts.get(path.pk), today),
            }
            for path in paths
        ],
        "statuses": queries.civil_statuses(person),
        "held": queries.held_blocs(person),
        "granted": queries.each_once(won),
        "claims": queries.claims(person, paths),
        "history": queries.history(person, paths),
        "whole": access.sees_whole_file(request.user),
        "may_correct": may_open("candidates:correct", request.user),
        "sees_rights": may_open("candidates:entitlements", request.user),
        "may_mentor": may_open("logbooks:mentor_add", request.user),
    }
    return render(request, "candidates/detail.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """A corrected civil status, with its reason; the former one stays."""
    person = access.person_to_change(request.user, person_id)
    initial = {}
    if person.civil_status is not None:
        status = person.civil_status.as_domain()
        initial = known_values(status, email=person.email, phone=person.phone)
    form = CorrectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            changed = actions.correct_civil_status(
                data["status"],
                on=person,
                reason=data["reason"],
                email=data["email"],
                phone=data["phone"],
                by=request.user,
            )
        except RefusedAct as refusal:
            form.add_error("reason", str(refusal))
        else:
            said = "Le dossier est corrigé." if changed else "Rien ne différait : rien n'est écrit."
            messages.success(request, said)
            return redirect("candidates:detail", person.pk)
    shown = {"form": form, "person": person}
    return render(request, "candidates/correct.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def hold_bloc(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """A bloc the person holds already, with its proof."""
    access.person_to_change(request.user, person_id)
    person = access.person_for(request.user, person_id)
    choices = queries.bloc_choices(person.enrolments.all())
    form = HeldBlocForm(request.POST or None, blocs=choices)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            _, added = actions.hold_bloc(
                on=person,
                number=data["number"],
                bloc_code=data["bloc_code"],
                how=data["how"],
                acquired_on=data["acquired_on"],
                proof=data["proof"],
                by=request.user,
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            said = "Bloc enregistré." if added else "Ce bloc était déjà enregistré : rien de plus."
            messages.success(request, said)
            return redirect("candidates:detail", person.pk)
    shown = {"form": form, "person": person, "paths": person.enrolments.all()}
    return render(request, "candidates/hold_bloc.html", shown, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_bloc(request: SignedInRequest, person_id: UUID, held_id: int) -> HttpResponse:
    """A held bloc recorded by mistake no longer counts."""
    held = access.held_bloc_to_change(request.user, person_id, held_id)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.withdraw_held_bloc(on=held, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, f"Le bloc {held.bloc_code} ne compte plus ; il reste écrit.")
        return redirect("candidates:detail", held.person_id)
    shown = {"form": form, "held": held, "person": held.person}
    return render(request, "candidates/withdraw_bloc.html", shown)


@require_POST
def decide_correspondence(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Accept or refuse, as a whole, the blocs held of another certification."""
    person = access.person_to_change(request.user, person_id)
    form = CorrespondenceForm(request.POST)
    if not form.is_valid():
        raise RefusedAct("Choisissez d'accepter ou de refuser la correspondance.")
    data = form.cleaned_data
    granted = data["granted"] == "oui"
    actions.decide_correspondence(
        on=person, number=data["number"], granted=granted, reason=data["reason"], by=request.user
    )
    said = "acceptée" if granted else "refusée"
    messages.success(request, f"Correspondance avec {data['number']} {said}.")
    return redirect("candidates:detail", person.pk)
