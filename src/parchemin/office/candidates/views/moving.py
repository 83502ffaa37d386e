"""Moving one path to another version: look first, then decide, with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.candidates import access, actions, moving
from parchemin.office.candidates.forms import MoveForm, TargetForm


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, enrolment_id: UUID) -> HttpResponse:
    """What another version would change for a path, then the act itself."""
    path = access.enrolment_to_change(request.user, enrolment_id)
    targets = list(moving.targets(path))
    chosen = TargetForm(request.GET or None, versions=targets)
    form = MoveForm(request.POST or None)
    shown = {"path": path, "targets": targets, "chosen": chosen, "form": form}
    if chosen.is_bound and chosen.is_valid():
        target = next(each for each in targets if each.pk == chosen.cleaned_data["vers"])
        if request.method == "POST" and form.is_valid():
            try:
                actions.move_to_version(
                    on=path, version=target, reason=form.cleaned_data["reason"], by=request.user
                )
            except RefusedAct as refusal:
                form.add_error(None, str(refusal))
            else:
                said = f"{path.reference} suit désormais la version {target.rank}."
                messages.success(request, said)
                return redirect("candidates:detail", path.person_id)
        shown |= {"target": target, "move": moving.prepared(path, target)}
    status = 422 if request.method == "POST" else 200
    return render(request, "candidates/move.html", shown, status=status)
