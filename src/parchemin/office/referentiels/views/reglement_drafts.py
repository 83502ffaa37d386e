"""The next version of a règlement: its draft, what it changes, the act that puts it in force."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.actions import RefusedReglement
from parchemin.office.referentiels.forms import DepositForm
from parchemin.office.referentiels.reglement_changes import changes_between
from parchemin.office.referentiels.reglement_check import checked_text
from parchemin.office.referentiels.reglement_draft_view import draft_view
from parchemin.office.referentiels.reglement_forms import InForceForm
from parchemin.office.referentiels.reglement_themes import law_theme
from parchemin.office.referentiels.views.reglement_files import PASTED, REFUSED
from parchemin.office.referentiels.views.reglements import toml_file
from parchemin.readers.reglement import read_law

HISTORY = 15


@require_POST
def reglement_edit(request: HttpRequest, reglement_id: int) -> HttpResponse:
    """Open the draft of the next version, or go back to it; then to the line asked for."""
    shown = access.reglement_for(request.user, reglement_id)
    draft = actions.open_reglement_draft(on=shown, by=request.user)
    line, _, rank = request.POST.get("ligne", "").rpartition(" ")
    if line and rank.isdecimal():
        return redirect("referentiels:reglement_line", draft.pk, line, int(rank))
    return redirect("referentiels:reglement_draft", draft.pk)


def reglement_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Every clause of a draft with its faults, the questions left, the history."""
    draft = access.reglement_draft_for(request.user, draft_id)
    edits = queries.edits_of(draft)
    view = draft_view(edits[0].text)
    newest = queries.latest_reglement(draft.number)
    context = {
        "draft": draft,
        "edit": edits[0],
        "view": view,
        "law": law_theme(read_law()),
        "edits": edits[:HISTORY],
        "older": len(edits) - HISTORY,
        "newest": newest,
        "overtaken": newest is not None and draft.closed_at is None and newest != draft.base,
        "changes": counted(
            len(changes_between(_rules(newest), view.rules)), "règle change", "règles changent"
        ),
    }
    return render(request, "referentiels/reglement_draft.html", context)


def reglement_draft_file(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The text of a draft, to be changed elsewhere and deposited again."""
    draft = access.reglement_draft_for(request.user, draft_id)
    return toml_file(queries.current_edit(draft).text, f"brouillon-{draft.pk}.toml")


def reglement_draft_deposit(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The whole text of a draft replaced by a file."""
    draft = access.reglement_draft_for(request.user, draft_id)
    edit = queries.current_edit(draft)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = DepositForm(*given, pasted_name=PASTED)
    checked = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.replace_draft_text(
                on=draft, by=request.user, state=_state(request), **form.cleaned_data
            )
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
            if isinstance(refusal, RefusedReglement):
                text = actions.text_of_file(form.cleaned_data["data"], form.cleaned_data["name"])
                checked = checked_text(text)
        else:
            messages.success(request, "Le texte du brouillon est remplacé.")
            return redirect("referentiels:reglement_draft", draft.pk)
    context = {"draft": draft, "form": form, "edit": edit, "checked": checked}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "referentiels/reglement_draft_deposit.html", context, status=status)


def reglement_put_in_force(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What the draft changes, then the act that makes it the next version, with its reason."""
    draft = access.reglement_draft_for(request.user, draft_id)
    edit = queries.current_edit(draft)
    newest = queries.latest_reglement(draft.number)
    rank = newest.rank if newest else 0
    form = InForceForm(request.POST or None, initial={"etat": edit.rank, "contre": rank})
    view = draft_view(edit.text)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            published = actions.put_reglement_in_force(
                on=draft, reason=given["motif"], against=given["contre"], by=request.user,
                state=given["etat"],
            )  # fmt: skip
        except RefusedAct as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                f"La version {published.rank} du règlement de {published.number} est en vigueur.",
            )
            return redirect("referentiels:reglement", published.pk)
    context = {
        "draft": draft,
        "newest": newest,
        "form": form,
        "view": view,
        "same": newest is not None and newest.text == edit.text,
        "changes": changes_between(_rules(newest), view.rules),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "referentiels/reglement_put_in_force.html", context, status=status)


def _rules(version: object) -> Reglement:
    """The rules of the version in force, none when there is none yet."""
    if version is None:
        return Reglement(certification="", title="")
    return queries.reglement_of(version)  # type: ignore[arg-type]


def _state(request: HttpRequest) -> int | None:
    given = request.POST.get("etat", "")
    return int(given) if given.isdecimal() else None
