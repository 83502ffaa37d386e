"""Small acts on a draft règlement: its title, a way back, its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from parchemin.domain.errors import RefusedAct
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.reglement_draft_view import draft_view
from parchemin.office.referentiels.reglement_forms import ReturnForm, TitleForm
from parchemin.office.referentiels.views.reglement_files import REFUSED


def reglement_title(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The title of a draft."""
    draft = access.reglement_draft_for(request.user, draft_id)
    edit = queries.current_edit(draft)
    form = TitleForm(
        request.POST or None,
        initial={"intitule": draft_view(edit.text).title, "etat": edit.rank},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.rename_reglement(
                on=draft, title=given["intitule"], by=request.user, state=given["etat"]
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "L'intitulé est changé.")
            return redirect("referentiels:reglement_draft", draft.pk)
    context = {"draft": draft, "form": form}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "referentiels/reglement_title.html", context, status=status)


@require_POST
def reglement_return(request: HttpRequest, draft_id: int) -> HttpResponse:
    """An earlier state of the draft, back as its newest one."""
    draft = access.reglement_draft_for(request.user, draft_id)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        raise RefusedAct("Cet état n'est pas de ce brouillon : rouvrez la page du brouillon.")
    rank = form.cleaned_data["rang"]
    actions.return_to_edit(on=draft, rank=rank, by=request.user, state=form.cleaned_data["etat"])
    messages.success(request, f"Le brouillon dit de nouveau ce qu'il disait à l'état {rank}.")
    return redirect("referentiels:reglement_draft", draft.pk)


@require_POST
def reglement_abandon(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Close a draft; the version in force stays as it is."""
    draft = access.reglement_draft_for(request.user, draft_id)
    actions.abandon_reglement_draft(on=draft, by=request.user)
    messages.success(request, f"Le brouillon du règlement de {draft.number} est abandonné.")
    newest = queries.latest_reglement(draft.number)
    if newest is None:
        return redirect("referentiels:list")
    return redirect("referentiels:reglement", newest.pk)
