"""A published règlement: shown as sentences, compared, downloaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from parchemin.office.referentiels import access, queries
from parchemin.office.referentiels.reglement_changes import changes_between
from parchemin.office.referentiels.reglement_themes import law_theme, themes_of
from parchemin.office.referentiels.reglement_usage import usages_of
from parchemin.office.referentiels.reglement_view import to_write


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
