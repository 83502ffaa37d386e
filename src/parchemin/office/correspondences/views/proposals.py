"""Two certifications side by side: which blocs' texts come close, and by which words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from parchemin.office.correspondences import queries
from parchemin.office.correspondences.forms import CompareForm
from parchemin.office.correspondences.texts import certification_named, known_text
from parchemin.office.permissions import may_open


@require_safe
def proposals(request: HttpRequest, number: str) -> HttpResponse:
    """The pairs of blocs ranked by their words; a person decides, titles are no proof."""
    here = certification_named(number)
    form = CompareForm(request.GET or None)
    there = known_text(form.cleaned_data["avec"]) if form.is_valid() else None
    shown = {
        "here": here,
        "there": there,
        "form": form,
        "others": queries.comparable(number),
        "matches": queries.proposals(here, there) if there else (),
        "acts": may_open("correspondences:add", request.user),
    }
    return render(request, "correspondences/proposals.html", shown)
