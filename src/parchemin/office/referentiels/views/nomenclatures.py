"""The ROME and ESCO entries that a draft is tied to: given by file or by line, taken off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from parchemin.domain.french import counted
from parchemin.office.referentiels import access
from parchemin.office.referentiels.actions.nomenclatures import RefusedTies, tie_codes, untie_code
from parchemin.office.referentiels.forms import DepositForm
from parchemin.office.referentiels.tied import tied_objects
from parchemin.readers.diagnostics import Diagnostic, UnreadableSource
from parchemin.readers.nomenclature_file import COLUMNS

PASTED = "lignes collées.csv"
REFUSED = 422


def codes(request: HttpRequest, version_id: int) -> HttpResponse:
    """What the draft is tied to, and a place to give more: all the lines hold, or none."""
    draft = access.draft_for(request.user, version_id)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepositForm(*given, pasted_name=PASTED)
    findings: tuple[Diagnostic, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            added = tie_codes(on=draft, by=request.user, **form.cleaned_data)
        except (RefusedTies, UnreadableSource) as refusal:
            form.add_error(None, str(refusal))
            findings = getattr(refusal, "diagnostics", ())
        else:
            messages.success(request, f"{counted(added, 'rattachement ajouté')}.")
            return redirect("referentiels:codes", draft.pk)
    context = {
        "version": draft,
        "form": form,
        "findings": findings,
        "tied": tied_objects(draft),
        "header": ";".join(COLUMNS),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "referentiels/codes.html", context, status=status)


@require_POST
def untie(request: HttpRequest, version_id: int, node: str, rank: int) -> HttpResponse:
    """Take one tie off."""
    draft = access.draft_for(request.user, version_id)
    untie_code(on=draft, node=node, rank=rank, by=request.user)
    messages.success(request, "Le rattachement est retiré.")
    return redirect("referentiels:codes", draft.pk)
