"""The règlement: deposited as a file, shown as sentences."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.forms import DepositForm
from parchemin.office.referentiels.reglement_view import not_asked, sections_of, to_write

PASTED = "règlement collé.toml"
REFUSED = 422


def reglement_upload(request: HttpRequest) -> HttpResponse:
    """Read a règlement: all its errors by line, or its publication as a new version."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepositForm(*given, pasted_name=PASTED)
    findings: tuple[object, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            published = actions.publish_reglement(by=request.user, **form.cleaned_data)
        except RefusedReglement as refusal:
            form.add_error(None, str(refusal))
            findings = refusal.diagnostics
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                f"Le règlement de {published.number}, version {published.rank}, est publié.",
            )
            return redirect("referentiels:reglement", published.pk)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"form": form, "findings": findings}
    return render(request, "referentiels/reglement_upload.html", context, status=status)


def reglement(request: HttpRequest, reglement_id: int) -> HttpResponse:
    """A règlement as sentences, with the source of each rule and what remains to write."""
    shown = access.reglement_for(request.user, reglement_id)
    rules = queries.reglement_of(shown)
    context = {
        "reglement": shown,
        "rules": rules,
        "sections": sections_of(rules.clauses),
        "law": sections_of(rules.law),
        "to_write": to_write(rules),
        "not_asked": not_asked(rules),
        "demo_choices": len(rules.demo_choices()),
        "versions": queries.reglement_versions(shown.number),
        "published": queries.latest_published(shown.number),
    }
    return render(request, "referentiels/reglement.html", context)


def reglement_file(request: HttpRequest, reglement_id: int) -> HttpResponse:
    """The file as its certifier wrote it."""
    shown = access.reglement_for(request.user, reglement_id)
    return HttpResponse(
        shown.text,
        headers={
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Disposition": f'attachment; filename="reglement-{shown.pk}.toml"',
            "X-Content-Type-Options": "nosniff",
        },
    )
