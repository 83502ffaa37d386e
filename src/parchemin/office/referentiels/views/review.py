"""The review of a draft: source on one side, what was read on the other."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from parchemin.domain.french import counted
from parchemin.office.referentiels import access, actions, queries
from parchemin.office.referentiels.correctable import in_words
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.exports import FORMS
from parchemin.office.referentiels.forms import AnswerForm, CorrectionForm, StateForm
from parchemin.office.referentiels.places import anchor, identifier, places_of
from parchemin.office.referentiels.source_view import targets_of
from parchemin.office.referentiels.structure import bloc_of
from parchemin.office.referentiels.versions import version_before
from parchemin.office.referentiels.views.page import done, page_of


def review(request: HttpRequest, version_id: int) -> HttpResponse:
    """Everything that was read, beside the place it was read at."""
    draft = access.version_for(request.user, version_id)
    if draft.published_at:
        return redirect("referentiels:version", draft.pk)
    whole = request.GET.get("historique") == "tout"
    asked = request.GET.getlist("bloc")
    context = page_of(draft, queries.laid_of(draft), asked, whole=whole)
    context |= {"previous": version_before(draft), "export_forms": FORMS}
    return render(request, "referentiels/review.html", context)


def bloc(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """One bloc of a large référentiel, whole, to put in its place in the page."""
    draft = access.draft_for(request.user, version_id)
    result = queries.laid_of(draft)
    try:
        shown = bloc_of(result, place, targets_of(places_of(result.tree)))
    except NoSuchPlace as error:
        raise Http404 from error
    context = {"bloc": shown, "edit": draft, "source": True, "expanded": True}
    return render(request, "referentiels/parts/bloc.html", context)


def correct(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """Correct one value, and say where the correction comes from."""
    draft = access.draft_for(request.user, version_id)
    result = queries.laid_of(draft)
    field, value = queries.correctable(result, place)
    form = CorrectionForm(
        request.POST or None, field=field, value=value, initial={"etat": result.state}
    )
    if request.method == "POST" and form.is_valid():
        given, state = form.json_value, form.cleaned_data["etat"]
        reason = form.cleaned_data["reason"]
        return done(
            request,
            draft,
            lambda: actions.correct(
                on=draft, path=place, value=given, reason=reason, by=request.user, state=state
            ),
            f"{field.label} : la correction est gardée, le texte lu aussi.",
            identifier(place),
        )
    try:
        read = in_words(field.shape, result.read.value(place))
    except NoSuchPlace:
        read = ""
    context = {
        "version": draft,
        "field": field,
        "form": form,
        "read": read,
        "correction": result.last_on().get(place),
        "anchor": anchor(place),
        "row": identifier(place),
        "state": result.state,
    }
    return render(request, _page(request, "correct"), context)


@require_POST
def restore(request: HttpRequest, version_id: int, place: str) -> HttpResponse:
    """Go back to the value that was read."""
    draft = access.draft_for(request.user, version_id)
    field, _ = queries.correctable(queries.laid_of(draft), place)
    state = state_of(request)
    return done(
        request,
        draft,
        lambda: actions.restore(on=draft, path=place, by=request.user, state=state),
        f"{field.label} : retour au texte lu.",
        identifier(place),
    )


@require_POST
def acknowledge(request: HttpRequest, version_id: int) -> HttpResponse:
    """Say that findings were read."""
    draft = access.draft_for(request.user, version_id)
    form = AnswerForm(request.POST, findings=queries.findings_of(draft))
    if form.is_valid():
        ranks, note = set(form.cleaned_data["constat"]), form.cleaned_data["note"]
        return done(
            request,
            draft,
            lambda: actions.acknowledge(on=draft, ranks=ranks, note=note, by=request.user),
            f"{counted(len(ranks), 'constat lu')}.",
            "constats",
        )
    errors = [" ".join(map(str, error)) for error in form.errors.values()]
    if getattr(request, "htmx", False):
        context = {"version": draft, "refusal": " ".join(errors)}
        return render(request, "referentiels/parts/refused.html", context)
    for error in errors:
        messages.error(request, error)
    return redirect(f"{reverse('referentiels:review', args=[draft.pk])}#constats")


@require_POST
def publish(request: HttpRequest, version_id: int) -> HttpResponse:
    """Freeze the draft; from then on it serves."""
    draft = access.version_for(request.user, version_id)
    published = actions.publish(on=draft, by=request.user, state=state_of(request))
    messages.success(
        request, f"La version {published.rank} de {published.number} est publiée et ne change plus."
    )
    return redirect("referentiels:version", published.pk)


@require_POST
def abandon(request: HttpRequest, version_id: int) -> HttpResponse:
    """Give up a draft; its source stays."""
    draft = access.draft_for(request.user, version_id)
    actions.abandon(on=draft, by=request.user)
    messages.success(request, "La relecture est abandonnée ; le fichier reçu reste à l'office.")
    return redirect("referentiels:list")


def state_of(request: HttpRequest) -> int | None:
    """How many edits the page had when it was opened, when it says so."""
    form = StateForm(request.POST)
    state: int | None = form.cleaned_data["etat"] if form.is_valid() else None
    return state


def _page(request: HttpRequest, name: str) -> str:
    """The whole page, or what goes on the workbench of the page already open."""
    folder = "parts/" if getattr(request, "htmx", False) else ""
    return f"referentiels/{folder}{name}.html"
