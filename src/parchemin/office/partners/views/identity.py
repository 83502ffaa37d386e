"""Who the certifier is, and what it states of its registrations."""

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parchemin.office.partners import actions, queries
from parchemin.office.partners.forms import CertifierForm, RegistrationForm
from parchemin.office.permissions import may_open


def certifier(request: HttpRequest) -> HttpResponse:
    """The identity in force, its history, the registrations and the way to the bodies."""
    history = list(queries.certifier_history())
    context = {
        "certifier": history[0] if history else None,
        "history": history[1:],
        "registrations": queries.registrations(),
        "bodies": queries.count_bodies(),
        "acts": may_open("partners:certifier_edit", request.user),
    }
    return render(request, "partners/certifier.html", context)


def certifier_edit(request: HttpRequest) -> HttpResponse:
    """Write the identity anew; the state before stays on record."""
    current = queries.current_certifier()
    initial = model_to_dict(current, fields=CertifierForm.Meta.fields) if current else {}
    form = CertifierForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.record_certifier(by=request.user, **form.cleaned_data)
        messages.success(request, "L'identité est enregistrée ; l'état précédent est gardé.")
        return redirect("partners:certifier")
    return render(request, "partners/certifier_edit.html", {"form": form, "current": current})


def registration(request: HttpRequest, number: str) -> HttpResponse:
    """The dates of one certification: what its text says, what the certifier states."""
    context = {
        **queries.registration_view(number),
        "acts": may_open("partners:registration_edit", request.user),
    }
    return render(request, "partners/registration.html", context)


def registration_edit(request: HttpRequest, number: str) -> HttpResponse:
    """State the dates that the text leaves out."""
    view = queries.registration_view(number)
    form = RegistrationForm(
        request.POST or None, number=number, silent=view["silent"], initial=view["stated"]
    )
    if request.method == "POST" and form.is_valid():
        actions.state_registration(number=number, by=request.user, **form.cleaned_data)
        messages.success(request, f"Les dates de {number} sont enregistrées avec leur source.")
        return redirect("partners:registration", number)
    return render(request, "partners/registration_edit.html", {**view, "form": form})
