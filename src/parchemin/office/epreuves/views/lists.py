"""Who is still to be assessed: an assessor's own candidates, the secretariat's grid."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from parchemin.domain.french import counted
from parchemin.office.accounts.requests import SignedInRequest
from parchemin.office.epreuves import access, actions, queries
from parchemin.office.epreuves.forms import AssignForm
from parchemin.office.permissions import may_open

PAGE = 50


@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """Cards for an assessor, a grid for the certifier."""
    if access.is_assessor(request.user):
        return render(request, "epreuves/mine.html", {"cards": queries.assigned(request.user)})
    version, shown = _chosen(request)
    if version is not None:
        lacking = request.GET.get("manque") == "1"
        listed = queries.paths_to_complete if lacking else queries.paths_of
        page = Paginator(listed(request.user, version), PAGE).get_page(request.GET.get("page"))
        filters = f"version={version.pk}&" + ("manque=1&" if lacking else "")
        shown |= {"page": page, "rows": queries.grid(list(page.object_list)), "lacking": lacking}
        shown |= {"query": filters, "may_enter": may_open("epreuves:enter", request.user)}
        shown["may_assign"] = may_open("epreuves:assign", request.user)
    return render(request, "epreuves/grid.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: SignedInRequest) -> HttpResponse:
    """Charge an assessor with candidates of one version."""
    version, shown = _chosen(request)
    if version is None:
        return render(request, "epreuves/assign.html", shown)
    paths = queries.paths_with_assessors(request.user, version)
    form = AssignForm(request.POST or None, paths=paths)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        count = actions.assign(assessor=data["assessor"], on=data["candidates"], by=request.user)
        said = (
            f"{counted(count, 'candidat affecté')} à {data['assessor']}."
            if count
            else "C'était fait."
        )
        messages.success(request, said)
        return redirect(f"{request.path}?version={version.pk}")
    shown |= {"form": form, "paths": paths}
    return render(request, "epreuves/assign.html", shown, status=422 if form.is_bound else 200)


@require_POST
def unassign(request: SignedInRequest, enrolment_id: UUID, assessor_id: int) -> HttpResponse:
    """Free an assessor of a candidate."""
    enrolment, assessor = access.assignment_to_change(request.user, enrolment_id, assessor_id)
    freed = actions.unassign(assessor=assessor, on=enrolment, by=request.user)
    messages.success(request, f"{assessor} n'évalue plus {enrolment.person}." if freed else "Fait.")
    return redirect(f"{reverse('epreuves:assign')}?version={enrolment.version_id}")


def _chosen(request: SignedInRequest) -> tuple[Any, dict[str, Any]]:
    """The version asked for, else the first one; and the choice to show."""
    versions = queries.versions_in_use(request.user)
    asked = request.POST.get("version") or request.GET.get("version")
    chosen = next((each for each in versions if str(each.pk) == asked), None)
    version = chosen or (versions[0] if versions else None)
    return version, {"versions": versions, "version": version}
