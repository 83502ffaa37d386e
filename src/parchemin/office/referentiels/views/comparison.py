"""Two versions side by side, and the certifications that replace one another."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from parchemin.domain.registration_life import successor_sentence
from parchemin.office.permissions import may_open
from parchemin.office.referentiels import access, chain_rows, chains, versions
from parchemin.office.referentiels.forms import ComparisonForm


@require_safe
def compare_choose(request: HttpRequest, version_id: int) -> HttpResponse:
    """Choose what a version is compared with: another of the same certification or of its chain."""
    shown = access.version_for(request.user, version_id)
    near = chains.numbers_near(chains.chain_known(shown.number))
    others = versions.comparable(access.visible_versions(request.user), near, but=shown)
    form = ComparisonForm(request.GET or None, versions=others)
    if form.is_bound and form.is_valid():
        return redirect("referentiels:compare", form.cleaned_data["avec"], version_id)
    context = {"version": shown, "form": form, "others": others}
    return render(request, "referentiels/compare_choose.html", context)


@require_safe
def compare(request: HttpRequest, before_id: int, after_id: int) -> HttpResponse:
    """What differs from one version to another, bloc by bloc and word by word."""
    before = access.version_for(request.user, before_id)
    after = access.version_for(request.user, after_id)
    return render(
        request, "referentiels/compare.html", {"compared": versions.compare(before, after)}
    )


@require_safe
def chain(request: HttpRequest, number: str) -> HttpResponse:
    """What a certification replaces and what replaces it, with the dates that govern each."""
    found = chains.chain_known(number)
    newest = chains.newest_by_number()
    if number not in newest and not (found.predecessors or found.successors):
        raise Http404
    today = timezone.localdate()
    context = {
        "number": number,
        "version": newest.get(number),
        "rows": chain_rows.chain_rows(found, newest, today),
        "loop": found.loop,
        "advice": successor_sentence(found, today),
        "sees_dates": may_open("partners:registration", request.user),
    }
    return render(request, "referentiels/chain.html", context)
