"""The options one candidate chose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions, options
from parchemin.office.candidates.forms import OptionsForm


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """The options of the règlement, those chosen so far, and the act itself."""
    path = access.enrolment_to_change(request.user, enrolment_id)
    rule = options.options_of(path, timezone.localdate())
    past = list(options.choices_of(path))
    form = OptionsForm(
        request.POST if request.method == "POST" else None,
        initial={"names": past[0].names if past else []},
        names=rule.names if rule else (),
        choose=rule.choose if rule else 0,
    )
    if form.is_bound and form.is_valid():
        try:
            _, added = actions.choose_options(
                on=path, names=form.cleaned_data["names"], by=request.user
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            said = "Options enregistrées." if added else "Rien ne différait : rien n'est écrit."
            messages.success(request, said)
            return redirect("candidates:detail", path.person_id)
    shown = {"path": path, "form": form, "rule": rule, "past": past}
    status = 422 if request.method == "POST" else 200
    return render(request, "candidates/options.html", shown, status=status)
