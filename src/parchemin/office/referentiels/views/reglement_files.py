"""A règlement as a file: deposited, or controlled without keeping anything."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.forms import DepositForm, ReglementDepositForm
from parchemin.office.referentiels.reglement_check import CheckedText, checked_text

PASTED = "règlement collé.toml"
REFUSED = 422


def reglement_upload(request: HttpRequest) -> HttpResponse:
    """Read a règlement: all its errors by line, or its publication as a new version."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReglementDepositForm(*given, pasted_name=PASTED)
    checked: CheckedText | None = None
    if request.method == "POST" and form.is_valid():
        try:
            published = actions.publish_reglement(by=request.user, **form.cleaned_data)
        except RefusedReglement as refusal:
            form.add_error(None, str(refusal))
            checked = _checked(form)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                f"Le règlement de {published.number}, version {published.rank}, est publié.",
            )
            return redirect("referentiels:reglement", published.pk)
    context = {"form": form, "checked": checked}
    return render(request, "referentiels/reglement_upload.html", context, status=_status(form))


def reglement_check(request: HttpRequest) -> HttpResponse:
    """All the faults of a règlement at once; nothing is kept unless a draft is asked for."""
    form = _deposit(request)
    checked: CheckedText | None = None
    if request.method == "POST" and form.is_valid():
        try:
            checked = _checked(form)
            if "brouillon" in request.POST:
                draft = actions.draft_from_file(by=request.user, **form.cleaned_data)
                messages.success(
                    request, f"Le brouillon du règlement de {draft.number} est ouvert."
                )
                return redirect("referentiels:reglement_draft", draft.pk)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
    context = {"form": form, "checked": checked}
    return render(request, "referentiels/reglement_check.html", context, status=_status(form))


def _deposit(request: HttpRequest) -> DepositForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return DepositForm(*given, pasted_name=PASTED)


def _checked(form: DepositForm) -> CheckedText:
    given = form.cleaned_data
    return checked_text(actions.text_of_file(given["data"], given["name"]))


def _status(form: DepositForm) -> int:
    return REFUSED if form.is_bound and form.errors else 200
