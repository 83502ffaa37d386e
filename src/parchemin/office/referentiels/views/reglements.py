"""The règlement: deposited or controlled as a file, shown as sentences, compared."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.forms import DepositForm
from parchemin.office.referentiels.reglement_changes import changes_between
from parchemin.office.referentiels.reglement_check import CheckedText, checked_text
from parchemin.office.referentiels.reglement_themes import law_theme, themes_of
from parchemin.office.referentiels.reglement_usage import usages_of
from parchemin.office.referentiels.reglement_view import to_write

PASTED = "règlement collé.toml"
REFUSED = 422


def reglement_upload(request: HttpRequest) -> HttpResponse:
    """Read a règlement: all its errors by line, or its publication as a new version."""
    form = _deposit(request)
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


def reglement(request: HttpRequest, reglement_id: int) -> HttpResponse:
    """A règlement as sentences, with the source of each rule and what remains to write."""
    shown = access.reglement_for(request.user, reglement_id)
    rules = queries.reglement_of(shown)
    versions = list(queries.reglement_versions(shown.number).select_related("published_by"))
    edits = access.may_edit(request.user)
    context = {
        "reglement": shown,
        "rules": rules,
        "themes": themes_of(rules),
        "law": law_theme(rules.law),
        "to_write": to_write(rules),
        "demo_choices": len(rules.demo_choices()),
        "versions": versions,
        "before": next((each for each in versions if each.rank < shown.rank), None),
        "in_force": versions[0].pk == shown.pk,
        "edits": edits,
        "acts_here": edits and versions[0].pk == shown.pk,
        "draft": queries.open_draft(shown.number) if edits else None,
        "published": queries.latest_published(shown.number),
        "usages": usages_of(shown),
    }
    return render(request, "referentiels/reglement.html", context)


def reglement_compare(request: HttpRequest, before_id: int, after_id: int) -> HttpResponse:
    """What changes from one version of a règlement to another."""
    before = access.reglement_for(request.user, before_id)
    after = access.reglement_for(request.user, after_id)
    changes = changes_between(queries.reglement_of(before), queries.reglement_of(after))
    context = {"before": before, "after": after, "changes": changes}
    return render(request, "referentiels/reglement_compare.html", context)


def reglement_file(request: HttpRequest, reglement_id: int) -> HttpResponse:
    """The file as its certifier wrote it."""
    shown = access.reglement_for(request.user, reglement_id)
    return toml_file(shown.text, f"reglement-{shown.pk}.toml")


def toml_file(text: str, name: str) -> HttpResponse:
    """A text as a file to keep."""
    return HttpResponse(
        text,
        headers={
            "Content-Type": "text/plain; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )


def _deposit(request: HttpRequest) -> DepositForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    return DepositForm(*given, pasted_name=PASTED)


def _checked(form: DepositForm) -> CheckedText:
    given = form.cleaned_data
    return checked_text(actions.text_of_file(given["data"], given["name"]))


def _status(form: DepositForm) -> int:
    return REFUSED if form.is_bound and form.errors else 200
