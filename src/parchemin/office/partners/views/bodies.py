"""The bodies and what they are accredited for."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_tables2 import RequestConfig

from parchemin.domain.errors import RefusedAct
from parchemin.office.partners import access, actions, queries
from parchemin.office.partners.asked import asked_for, list_to_send
from parchemin.office.partners.forms import AccreditationForm, BodyForm, EndForm, MemberForm
from parchemin.office.partners.tables import BodyTable, as_csv
from parchemin.office.permissions import may_open


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body, with its accreditations."""
    wanted = request.GET.get("recherche", "").strip()
    found = queries.with_accreditations(access.visible_bodies(request.user))
    if wanted:
        found = found.filter(name__icontains=wanted)
    if request.GET.get("format") == "csv":
        return HttpResponse(
            as_csv(found),
            headers={
                "Content-Type": "text/csv; charset=utf-8",
                "Content-Disposition": 'attachment; filename="organismes.csv"',
            },
        )
    table = BodyTable(found)
    RequestConfig(request, paginate={"per_page": 50}).configure(table)
    context = {
        "table": table,
        "wanted": wanted,
        "acts": may_open("partners:body_add", request.user),
    }
    return render(request, "partners/bodies.html", context)


def body_add(request: HttpRequest) -> HttpResponse:
    """Register a body."""
    form = BodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            body = actions.add_body(by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, f"« {body.name} » est inscrit. Habilitez-le maintenant.")
            return redirect("partners:body", body.pk)
    return render(request, "partners/body_add.html", {"form": form})


def body(request: HttpRequest, body_id: int) -> HttpResponse:
    """One body: its accreditations and its accounts."""
    shown = access.body_for(request.user, body_id)
    context = {
        "body": shown,
        "accreditations": shown.accreditations.order_by("number", "since"),
        "members": shown.members.order_by("username"),
        "acts": may_open("partners:accredit", request.user),
    }
    return render(request, "partners/body.html", context)


def accredit(request: HttpRequest, body_id: int) -> HttpResponse:
    """Accredit a body for one certification."""
    shown = access.body_for(request.user, body_id)
    numbers = queries.followed_numbers()
    asked = asked_for((number for number, _ in numbers), timezone.localdate())
    form = AccreditationForm(
        request.POST or None, numbers=numbers, criteria=any(each.checks for each in asked)
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.accredit(on=shown, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"« {shown.name} » est habilité.{_then_send_the_list()}")
            return redirect("partners:body", shown.pk)
    context = {"form": form, "body": shown, "numbers": numbers, "asked": asked}
    return render(request, "partners/accredit.html", context)


def accreditation_end(request: HttpRequest, accreditation_id: int) -> HttpResponse:
    """Set the last day of an accreditation."""
    shown = access.accreditation_for(request.user, accreditation_id)
    asked = asked_for((shown.number,), timezone.localdate())
    sanctions = [each.sanctions.value.ladder for each in asked if each.sanctions]
    form = EndForm(request.POST or None, sanctions=sanctions[0] if sanctions else ())
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_accreditation(on=shown, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(
                request, f"La fin de l'habilitation est enregistrée.{_then_send_the_list()}"
            )
            return redirect("partners:body", shown.body_id)
    context = {"form": form, "accreditation": shown}
    return render(request, "partners/accreditation_end.html", context)


def member_add(request: HttpRequest, body_id: int) -> HttpResponse:
    """Open an account for somebody of a body."""
    shown = access.body_for(request.user, body_id)
    form: Form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_member(on=shown, by=request.user, **form.cleaned_data)
        except RefusedAct as refusal:
            form.add_error("username", str(refusal))
        else:
            messages.success(request, f"Le compte est ouvert pour « {shown.name} ».")
            return redirect("partners:body", shown.pk)
    return render(request, "partners/member_add.html", {"form": form, "body": shown})


def _then_send_the_list() -> str:
    """What the law asks after any change among the accredited bodies; empty before it did."""
    found = list_to_send(timezone.localdate())
    if found is None:
        return ""
    day, rule = found
    return (
        " Transmettez la liste à jour des organismes habilités à France compétences avant le "
        f"{day:%d/%m/%Y} ({rule})."
    )
